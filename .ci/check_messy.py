#!/usr/bin/env python3
"""check_messy.py --deedbox PATH --data DIR --seed S: registers as offices keep them come in, and are refused, as gen_messy.py says."""
import argparse, json, os, pathlib, subprocess, sys, tempfile, tomllib

a = argparse.ArgumentParser(description=__doc__)
a.add_argument("--deedbox", required=True)
a.add_argument("--data", type=pathlib.Path, required=True)
a.add_argument("--seed", type=int, default=1)
o = a.parse_args()
work = pathlib.Path(tempfile.mkdtemp())
subprocess.run([sys.executable, o.data / "gen_messy.py", "--seed", str(o.seed), "--out", work], check=True, capture_output=True)
expected = json.loads((work / "expected_messy.json").read_text())
env = {**os.environ, "DEEDBOX_NOW": "2026-11-23T23:59:00+08:00", "DEEDBOX_STAFF": "wong-ka-yan", "DEEDBOX_LANG": "en"}
env.pop("DEEDBOX_ARCHIVE", None)


def run(*words):
    return subprocess.run([o.deedbox, *words], cwd=work, env=env, capture_output=True, text=True)


run("init", "a", "--name", "X", "--owner", "Wong Ka Yan")
wrong = []
for name in ["客戶資料總表.xlsx", "管理费台账.csv", "投訴登記.csv"]:
    done = run("-C", "a", "import", name)
    if done.returncode:
        wrong.append(f"{name}: {done.stderr}")
    if "sheets" in expected[name] and "totals" not in done.stderr:
        wrong.append(f"{name}: the row of totals is not said")
records = [tomllib.loads(path.read_text()) for path in (work / "a").rglob("*.toml") if path.name != "deedbox.toml"]
numbered = {record.get("no"): record for record in records if record.get("no")}
plain = lambda text: "".join(text.split())
for row in expected["管理费台账.csv"]["rows"]:
    got = numbered.get(row["no"], {})
    for key, found in [("item", got.get("item")), ("period", got.get("period")), ("issued", str(got.get("date"))), ("due", str(got.get("due"))), ("amount", got.get("amount"))]:
        if found != row[key]:
            wrong.append(f"{row['no']} {key}: {found}, not {row[key]}")
for row in expected["投訴登記.csv"]["rows"]:
    got = numbered.get(row["no"], {})
    if str(got.get("time"))[:16] != row["time"] or plain(got.get("title", "")) != plain(row["text"]):
        wrong.append(f"{row['no']}: {got}")
covers = {record["company"]: record for record in records if "company" in record}
for row in expected["客戶資料總表.xlsx"]["sheets"]["客戶"]["rows"]:
    got = covers.get(row["company"], {})
    phone = (got.get("contacts") or [{}])[0].get("phone", got.get("contact", {}).get("phone"))
    if (str(got.get("move_in")), got.get("headcount"), phone) != (row["move_in"], row["headcount"], row["phone"]):
        wrong.append(f"{row['company']}: {got}")
units = {record["code"]: record for record in records if "code" in record and "floor" in record}
for row in expected["客戶資料總表.xlsx"]["sheets"]["單元表"]["rows"]:
    got = units.get(row["unit"], {})
    if (got.get("floor"), float(got.get("area", 0)), got.get("use")) != (row["floor"], float(row["area"]), row["use"]):
        wrong.append(f"{row['unit']}: {got}")
done = run("-C", "a", "import", "--dry-run", "payments_doubtful.xlsx")
if done.returncode != 2:
    wrong.append(f"payments_doubtful.xlsx ended with {done.returncode}")
for cell in expected["payments_doubtful.xlsx"]["refused"]:
    if f"!{cell['sheet']}:{cell['row']}, {cell['column']}" not in done.stderr:
        wrong.append(f"not refused: {cell}\n{done.stderr}")
print("\n".join(wrong) or f"seed {o.seed}: as expected")
sys.exit(bool(wrong))

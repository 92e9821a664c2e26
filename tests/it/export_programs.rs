//! `deedbox export` for programs: keys, days, cases and accounts beside the registers, the same in SQLite, Parquet and JSON Lines.

use crate::support::{Estate, peer};

const OUT: [&str; 4] = ["--to", "Audit", "--purpose", "year's end"];

/// Who pays what: a client who left, one who is there, and registers with cases in every state.
fn estate() -> Estate {
    let mut estate = Estate::new();
    for (name, text) in [
        ("clients.csv", "unit,company,move_in\n1203,Acme,2024-01-01\n1204,Beta,2024-01-01\n1205,Gamma,2024-06-01\n"),
        (
            "charges.csv",
            "no,unit,item,issued,due,amount\nC1,1203,fee,2026-01-01,2026-01-15,100.10\nC2,1203,fee,2026-02-01,2026-02-15,100.10\n\
             C3,1203,fee,2026-11-20,2026-12-15,100.10\nC4,1204,fee,2026-08-01,2026-08-15,0.30\nC5,1205,fee,2026-09-01,2026-10-15,50\n",
        ),
        (
            "payments.csv",
            "no,unit,date,amount,charges\nP1,1203,2026-01-20,150.15,C2\nP2,1203,2026-02-20,10.01,\nP3,1204,2026-08-20,0.50,C4\n",
        ),
        ("refunds.csv", "no,unit,date,amount\nR1,1204,2026-09-01,0.15\n"),
        (
            "deposits.csv",
            "no,unit,date,about,movement,amount\nD1,1203,2024-01-01,tenancy,received,500\nD2,1203,2026-01-01,tenancy,deducted,20.05\nD3,1204,2024-01-01,fit-out,received,7\n",
        ),
        (
            "repairs.csv",
            "no,unit,reported,category,urgent,text,assigned,attended,done\n\
             M1,1203,2026-03-02 00:20,lift,yes,stuck,2026-03-02 00:25,2026-03-02 00:30,2026-03-02 02:00\n\
             M2,1203,2026-03-03 09:00,lift,no,slow,,2026-03-03 12:00,2026-03-09 12:00\nM3,1204,2025-03-03 09:00,water,no,leak,,,\n",
        ),
        (
            "complaints.csv",
            "no,unit,received,about,text,department,handled,answered,closed\n\
             K1,1203,2026-04-01 10:00,service-quality,cold,works,2026-04-02 10:00,2026-04-03 10:00,2026-04-04 10:00\n\
             K2,1204,2026-05-01 10:00,service-process,slow,,,,\n",
        ),
        ("survey_questions.csv", "code,question\nq1,Clean?\n"),
        ("survey_responses.csv", "year,unit,question,score\n2026,1203,q1,4\n2026,1204,q1,5\n"),
        ("moveouts.csv", "單元,遷出日期,豁免\n1204,2026-10-31,arrears;deposits;cases\n"),
    ] {
        estate = estate.on_desk(&format!("all/{name}"), text);
    }
    done(&estate, &["--as", "lee", "import", "all"]);
    let again = ["add", "1204", "--company", "Delta", "--move-in", "2026-11-01"];
    estate.with(&again)
}

/// Runs a command that must succeed, and gives what it printed.
fn done(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).seed(99).output();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{words:?}: {out}{err}");
    out.into_owned()
}

/// Exports, and puts what the reports say beside it.
fn exported(words: &[&str]) -> Estate {
    let estate = estate();
    done(&estate, &[&["--as", "ho", "export"], words, &OUT].concat());
    let reports: [&[&str]; 6] = [
        &["arrears"],
        &["deposits"],
        &["payments", "--year", "2026"],
        &["complaints", "--year", "2026"],
        &["repairs", "--year", "2026"],
        &["satisfaction", "--year", "2026"],
    ];
    let mut estate = estate;
    for report in reports {
        let said = done(&estate, &[&["--format", "json", "report"], report].concat());
        estate = estate.on_desk(&format!("{}.json", report[0]), &said);
    }
    estate
}

/// What the Python below begins with: the reports, and cents of what they say.
const READ: &str = r#"
import json
from decimal import Decimal
report = lambda name: json.load(open(name + '.json'))
cents = lambda text: int(Decimal(text) * 100)
def same(what, a, b):
    assert a == b, f'{what}: {a!r} is not {b!r}'
"#;

#[cfg(feature = "sqlite")]
#[test]
fn a_database_has_keys_cents_and_the_reports_as_views() {
    if !peer::python_has("sqlite3", "a database read by Python") {
        return;
    }
    let estate = exported(&["-o", "f.sqlite"]);
    let script = r#"
import sqlite3
db = sqlite3.connect('f.sqlite')
all = lambda sql: db.execute(sql).fetchall()
same('foreign keys', all('PRAGMA foreign_key_check'), [])
same('whole', all('PRAGMA integrity_check'), [('ok',)])
keys = lambda table: {(row[3], row[2]) for row in all(f'PRAGMA foreign_key_list({table})')}
assert {('client_key', 'clients'), ('estate', 'estate')} <= keys('charges'), keys('charges')
assert {('payment', 'payments'), ('charge', 'charges'), ('refund', 'refunds')} <= keys('allocations')
primary = lambda table: [row[1] for row in all(f'PRAGMA table_info({table})') if row[5]]
same('primary keys', [primary(t) for t in ('clients', 'charges', 'cases', 'estate')], [['client_key'], ['record_id'], ['record'], ['estate']])
# Who left and who came after have the same unit, and keys of their own.
same('1204', [d for _, d in sorted(all("SELECT client_key, departed FROM clients WHERE unit = '1204'"))], ['2026-10-31', None])
[(estate, schema, day)] = all('SELECT estate, schema_version, exported_at_day FROM estate')
same('schema', (schema, day), (1, '2026-11-23'))
same('one estate', all('SELECT DISTINCT estate FROM charges'), [(estate,)])
# Every cent of every payment is somewhere, and of no charge more is paid than it is.
same('payments', all('SELECT record_id, amount_cents FROM payments ORDER BY 1'), all('SELECT payment, sum(amount_cents) FROM allocations GROUP BY 1 ORDER BY 1'))
named = "SELECT p.no, c.no, r.no, a.amount FROM allocations a JOIN payments p ON p.record_id = payment LEFT JOIN charges c ON c.record_id = charge LEFT JOIN refunds r ON r.record_id = refund"
same('allocations', sorted(all(named), key=str), sorted([
    ('P1', 'C2', None, '100.10'), ('P1', 'C1', None, '50.05'), ('P2', 'C1', None, '10.01'),
    ('P3', 'C4', None, '0.30'), ('P3', None, 'R1', '0.15'), ('P3', None, None, '0.05')], key=str))
sums = ('not_due', 'days_0_30', 'days_31_60', 'days_61_90', 'over_90', 'overdue', 'credit')
rows = lambda view, columns: sorted(all(f'SELECT {columns} FROM {view}'), key=str)
arrears = report('arrears')
same('arrears', rows('report_arrears', 'company, departed, ' + ', '.join(s + '_cents' for s in sums)),
    sorted([(r['company'], int(r['departed'])) + tuple(cents(r[s]) for s in sums) for r in arrears['rows']], key=str))
assert len(arrears['rows']) == 3, arrears
same('deposits', rows('report_deposits', 'company, departed, kind, held_cents'),
    sorted([(r['company'], int(r['departed']), r['kind'], cents(r['held'])) for r in report('deposits')['rows']], key=str))
total = report('payments')['totals']
same('payments', all('SELECT sum(payments), sum(amount_cents) FROM report_payments WHERE year = 2026'), [(total['count'], cents(total['amount']))])
counts = ('received', 'closed', 'open', 'late')
given = {r['about']: tuple(r[c] for c in counts) + (r['mean_days'],) for r in report('complaints')['rows']}
same('complaints', {a: tuple(rest) for a, *rest in all('SELECT about, received, closed, open, late, mean_days FROM report_complaints WHERE year = 2026')}, given)
counts = ('received', 'done', 'open', 'late_response', 'late_done')
given = {r['category']: tuple(r[c] for c in counts) for r in report('repairs')['rows']}
same('repairs', {c: tuple(rest) for c, *rest in all('SELECT category, received, done, open, late_response, late_done FROM report_repairs WHERE year = 2026')}, given)
assert given['lift'] == (2, 2, 0, 1, 1), given
same('satisfaction', all('SELECT year, question, n, mean FROM report_satisfaction'), [(2026, r['question'], r['n'], r['mean']) for r in report('satisfaction')['rows']])
# A moment of the night is of the estate's day, not of that in Greenwich.
same('day', all("SELECT reported_day FROM repairs WHERE no = 'M1'"), [('2026-03-02',)])
same('status', all("SELECT no, status FROM repairs ORDER BY no"), [('M1', 'done'), ('M2', 'done'), ('M3', 'open')])
same('cases', all("SELECT count(*) FROM cases c JOIN repairs r ON r.record_id = c.record WHERE c.status <> r.status"), [(0,)])
same('response', all("SELECT response_seconds, late_response, late FROM cases JOIN repairs ON record = record_id ORDER BY no"), [(600, 0, 0), (10800, 1, 1), (None, 1, 1)])
years = {row[0] for table in ('records', 'survey_responses') for row in all(f'SELECT typeof(year) FROM {table} WHERE year IS NOT NULL')}
same('years', years, {'integer'})
"#;
    peer::succeeds(&estate.desk(), "python3", &["-c", &[READ, script].concat()]);
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_and_json_lines_add_up_to_the_reports_as_well() {
    if !peer::python_has("duckdb", "Parquet read by DuckDB") {
        return;
    }
    let estate = exported(&["-o", "f", "--as-files", "parquet,jsonl"]);
    let script = r#"
import duckdb
t = lambda name: f"'f/{name}.parquet'"
all = lambda sql: duckdb.sql(sql).fetchall()
types = dict((row[0], row[1]) for row in all(f"DESCRIBE SELECT * FROM {t('cases')}"))
same('types', [types[c] for c in ('estate', 'client_key', 'opened', 'opened_at_day', 'days', 'late')], ['VARCHAR', 'VARCHAR', 'DATE', 'DATE', 'BIGINT', 'BOOLEAN'])
for name in ('records', 'survey_responses'):
    assert dict((row[0], row[1]) for row in all(f"DESCRIBE SELECT * FROM {t(name)}"))['year'] == 'BIGINT', name
sums = ('not_due', 'days_0_30', 'days_31_60', 'days_61_90', 'over_90', 'overdue', 'credit')
for rows in (t('accounts'), "'f/accounts.jsonl'"):
    [got] = all('SELECT ' + ', '.join(f'sum({s}::DECIMAL(18,2))' for s in sums) + f' FROM {rows}')
    same('arrears', [str(sum) for sum in got], [report('arrears')['totals'][s] for s in sums])
[(paid, used)] = all(f"SELECT (SELECT sum(amount) FROM {t('payments')}), (SELECT sum(amount) FROM {t('allocations')})")
same('payments', paid, used)
[(held,)] = all(f"SELECT sum(CASE movement WHEN 'received' THEN amount ELSE -amount END) FROM {t('deposits')}")
same('deposits', str(held), report('deposits')['totals']['held'])
late = all(f"SELECT count(*) FILTER (late), count(*) FILTER (late_response) FROM {t('cases')} WHERE kind = 'repair' AND year(opened) = 2026")
same('repairs', late, [(report('repairs')['totals']['late_done'], report('repairs')['totals']['late_response'])])
same('joined', all(f"SELECT count(*) FROM {t('charges')} JOIN {t('clients')} USING (client_key)"), all(f"SELECT count(*) FROM {t('charges')}"))
same('days', all(f"SELECT reported_day::TEXT FROM {t('repairs')} WHERE no = 'M1'"), [('2026-03-02',)])
"#;
    peer::succeeds(&estate.desk(), "python3", &["-c", &[READ, script].concat()]);
}

#[cfg(feature = "sqlite")]
#[test]
fn tables_of_a_database_come_back_and_what_stands_beside_is_passed_over() {
    if !peer::python_has("sqlite3", "a database read by Python") {
        return;
    }
    let estate = exported(&["-o", "f.sqlite"]);
    let script = r"
import csv, os, sqlite3
db = sqlite3.connect('f.sqlite')
os.mkdir('back')
for name in ('staff', 'units', 'clients', 'charges', 'payments', 'refunds', 'deposits', 'repairs', 'complaints', 'survey_questions', 'survey_responses', 'moveouts'):
    rows = db.execute(f'SELECT * FROM {name}')
    with open(f'back/{name}.csv', 'w', newline='') as file:
        out = csv.writer(file)
        out.writerow([column[0] for column in rows.description])
        out.writerows(rows)
";
    peer::succeeds(&estate.desk(), "python3", &["-c", script]);
    done(&estate, &["init", "again", "--name", "Again"]);
    done(&estate, &["--as", "lee", "-C", "again", "import", "back"]);
    for line in done(&estate, &["--as", "lee", "-C", "again", "import", "back"]).lines() {
        assert!(line.contains(" 0 new, "), "{line}");
    }
    let reports: [&[&str]; 6] = [
        &["arrears"],
        &["deposits"],
        &["clients"],
        &["complaints", "--year", "2026"],
        &["repairs", "--year", "2026"],
        &["satisfaction", "--year", "2026"],
    ];
    for report in reports {
        let words = [&["--format", "json", "report"], report].concat();
        assert_eq!(done(&estate, &words), done(&estate, &[&["-C", "again"], words.as_slice()].concat()), "{report:?}");
    }
}

#[test]
fn only_what_is_named_is_written_and_the_estate_always() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let ask = ["--as", "ho", "--dry-run", "--format", "csv", "export", "-o", "f", "--as-files", "jsonl", "--register"];
    let names = |registers: &[&str]| done(&estate, &[&ask, registers, &OUT].concat());
    assert_eq!(names(&["cases", "accounts"]), "sheet,rows\nrecords,0\nestate,1\ncases,0\naccounts,1\n");
    assert_eq!(names(&["allocations"]), "sheet,rows\nrecords,0\nestate,1\nallocations,0\n");
}

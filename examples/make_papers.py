#!/usr/bin/env python3
"""Makes the papers that `deedbox demo` files: examples/papers/.

    apt-get install fonts-wqy-microhei
    pip install reportlab==5.1.0 pillow==13.0.0 fonttools==4.68.0
    python3 examples/make_papers.py            # or: make_papers.py OTHER-FOLDER

The outputs are checked in; this script is run again only to change a paper. Nothing in them depends on the clock:
the same versions give the same bytes. Everybody and everything named in the papers is invented.

The font is WenQuanYi Micro Hei (of 2008-2009, from Google's Droid Sans Fallback), under the Apache License 2.0; its
embedding bits (OS/2 fsType 8) allow embedding in documents that can be edited. Only the glyphs used are embedded,
without hints and on a coarser grid, so that a paper has few bytes.
"""

import io
import math
import random
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib.scaleUpem import scale_upem
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FILE = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
FONT = "MicroHei"
BLACK, GREY, PALE = (0.1, 0.1, 0.12), (0.45, 0.45, 0.48), (0.93, 0.94, 0.95)
NAVY, INK, RED, PURPLE = (0.1, 0.2, 0.38), (0.08, 0.15, 0.55), (0.78, 0.1, 0.14), (0.36, 0.16, 0.52)
NO_LINE_STARTS_WITH = "，。、；：）」？！,.;:)"

OFFICE = "海港中心管理處  Harbour Tower Management Office"
OFFICE_ADDRESS = "G/F, Harbour Tower, 1 Harbour Way, Hong Kong    Tel. +852 2000 0001"
WANG_TAT = "宏達貿易有限公司  Wang Tat Trading Ltd"


def small_font():
    """The font cut down to the characters of this script, without hints, at 100 units to the em."""
    options = subset.Options(font_number=0, hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 4, 6])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "gasp", "DSIG", "FFTM"]
    font = subset.load_font(FONT_FILE, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=Path(__file__).read_text(encoding="utf-8"))
    subsetter.subset(font)
    scale_upem(font, 100)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def wrap(text, size, width):
    """Lines of `text` no wider than `width` mm: Latin breaks at blanks, Chinese anywhere but before a stop."""
    pieces, word = [], ""
    for char in text:
        if ord(char) < 0x2E80 and char != " ":
            word += char
            continue
        pieces += [word] if word else []
        pieces.append(char)
        word = ""
    pieces += [word] if word else []
    lines, line = [], ""
    for piece in pieces:
        fits = pdfmetrics.stringWidth(line + piece, FONT, size) <= width * mm
        if fits or (piece[0] in NO_LINE_STARTS_WITH and len(piece) == 1):
            line += piece
        else:
            lines.append(line.rstrip())
            line = piece.lstrip()
    return lines + [line.rstrip()]


def scrawl(seed):
    """The points of a signature as Bézier curves, in mm to the right and up."""
    rng = random.Random(seed)
    right, points = 0, [(0, 2)]
    for step in range(rng.randint(5, 7)):
        width, low = rng.uniform(3, 6), rng.uniform(-3, 0.5)
        high = rng.uniform(3, 9) * (1.4 if step == 0 else 0.8)
        points += [(right + width * 0.1, high), (right + width * 0.9, high), (right + width * 0.6, low)]
        points += [(right + width * 0.3, low), (right + width * 0.8, 3), (right + width, 2)]
        right += width
    return points + [(right - 12, -4), (right, -3), (right + 8, 1.5)]


class Sheet:
    """A PDF drawn in millimetres from the upper left corner of the page."""

    def __init__(self, path, title, author, wide=False):
        size = landscape(A4) if wide else A4
        self.height = size[1] / mm
        self.canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1, initialFontName=FONT)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("examples/make_papers.py")

    def next_page(self):
        self.canvas.showPage()

    def save(self):
        self.canvas.save()

    def at(self, x, y):
        """The point in the PDF's own measure, to a tenth of a point, which keeps the file short."""
        return round(x * mm, 1), round((self.height - y) * mm, 1)

    def text(self, x, y, text, size=9.5, bold=False, color=BLACK, align="left", turn=0, slant=False):
        canvas = self.canvas
        width = pdfmetrics.stringWidth(text, FONT, size)
        shift = {"left": 0, "centre": -width / 2, "right": -width}[align]
        angle = math.radians(turn)
        left, base = self.at(x, y)
        left, base = round(left + shift * math.cos(angle), 1), round(base + shift * math.sin(angle), 1)
        block = canvas.beginText(left, base)
        if turn or slant:
            cos, sin = round(math.cos(angle), 3), round(math.sin(angle), 3)
            block.setTextTransform(cos, sin, 0.14 if slant else -sin, cos, left, base)
        block.setFont(FONT, size)
        block.setFillColorRGB(*color)
        if bold:
            block.setStrokeColorRGB(*color)
            canvas.setLineWidth(round(size * 0.035, 2))
        block.setTextRenderMode(2 if bold else 0)
        block.textOut(text)
        block.setTextRenderMode(0)
        canvas.drawText(block)

    def entry(self, x, y, text, size=10):
        """What somebody filled in, in blue ink."""
        self.text(x, y, text, size, color=INK, slant=True)

    def paragraph(self, x, y, width, text, size=9.5, leading=5.2, bold=False):
        for line in wrap(text, size, width):
            self.text(x, y, line, size, bold)
            y += leading
        return y

    def line(self, x1, y1, x2, y2, width=0.5, color=BLACK, dash=()):
        self.canvas.setStrokeColorRGB(*color)
        self.canvas.setLineWidth(width)
        if dash:
            self.canvas.setDash(*dash)
        self.canvas.line(*self.at(x1, y1), *self.at(x2, y2))
        if dash:
            self.canvas.setDash()

    def pens(self, line, color, fill):
        self.canvas.setStrokeColorRGB(*color)
        self.canvas.setLineWidth(line)
        if fill:
            self.canvas.setFillColorRGB(*fill)
        return {"stroke": int(line > 0), "fill": int(bool(fill))}

    def box(self, x, y, width, height, line=0.5, color=BLACK, fill=None):
        pens = self.pens(line, color, fill)
        self.canvas.rect(*self.at(x, y + height), round(width * mm, 1), round(height * mm, 1), **pens)

    def circle(self, x, y, radius, line=0.5, color=BLACK, fill=None):
        pens = self.pens(line, color, fill)
        self.canvas.circle(*self.at(x, y), round(radius * mm, 1), **pens)

    def arc(self, x, y, radius, start, extent):
        self.pens(0.4, BLACK, None)
        self.canvas.arc(*self.at(x - radius, y + radius), *self.at(x + radius, y - radius), start, extent)

    def tick_box(self, x, y, label="", ticked=False, size=9.5):
        self.box(x, y - 2.9, 3.2, 3.2, 0.6)
        if ticked:
            self.line(x + 0.5, y - 1.5, x + 1.4, y - 0.3, 1.1, INK)
            self.line(x + 1.4, y - 0.3, x + 3.6, y - 3.6, 1.1, INK)
        self.text(x + 5, y, label, size)

    def signature(self, x, y, seed):
        """A scrawl that is nobody's."""
        self.pens(0.9, INK, None)
        path = self.canvas.beginPath()
        points = [self.at(x + right, y - up) for right, up in scrawl(seed)]
        path.moveTo(*points[0])
        for one, two, three in zip(points[1::3], points[2::3], points[3::3]):
            path.curveTo(*one, *two, *three)
        self.canvas.drawPath(path)

    def chop(self, x, y, around, inside, color=PURPLE, radius=14):
        """A company's round stamp, not quite upright: Latin letters around, Chinese inside."""
        self.canvas.saveState()
        self.canvas.setFillAlpha(0.75)
        self.canvas.setStrokeAlpha(0.75)
        self.circle(x, y, radius, 1.3, color)
        self.circle(x, y, radius * 0.68, 0.5, color)
        letters = around.upper() + " ★ "
        for place, letter in enumerate(letters):
            turn = 150 - 360 * place / len(letters)
            out, angle = radius * 0.76, math.radians(turn + 90)
            self.text(x + out * math.cos(angle), y - out * math.sin(angle), letter, radius / 2, color=color, align="centre", turn=turn)
        for row, words in enumerate(inside):
            down = radius * 0.33 * (row - (len(inside) - 1) / 2) + radius * 0.09
            self.text(x, y + down, words, radius * 0.75, color=color, align="centre", turn=-7)
        self.canvas.restoreState()

    def head(self, chinese, english, form_no):
        """The head of the management office's forms."""
        self.box(18, 14, 12, 12, 0, fill=NAVY)
        for step, top in enumerate((17, 19.5, 15.5)):  # three towers by the water
            self.box(20 + step * 3, top, 2, 23.5 - top, 0, fill=(1, 1, 1))
        self.text(33, 19, OFFICE, 11, bold=True, color=NAVY)
        self.text(33, 24.5, OFFICE_ADDRESS, 7.5, color=GREY)
        self.line(18, 28.5, 192, 28.5, 1.2, NAVY)
        self.text(105, 40, chinese, 18, bold=True, align="centre")
        self.text(105, 46.5, english, 10.5, align="centre")
        self.text(192, 283, form_no, 7.5, color=GREY, align="right")

    def row(self, x, y, widths, cells, height=7.5, size=9, fill=None, blue=()):
        """One row of a table; the cells whose places are in `blue` were filled in by hand."""
        for place, (width, cell) in enumerate(zip(widths, cells)):
            self.box(x, y, width, height, 0.4, fill=fill)
            if place in blue:
                self.entry(x + 2, y + height / 2 + 1.3, cell, size)
            else:
                self.text(x + 2, y + height / 2 + 1.3, cell, size, bold=fill is not None)
            x += width
        return y + height

    def sign_off(self, y, parties, date):
        """Boxes to sign in: (who, seed, chop) each."""
        width = 174 / len(parties)
        for place, (who, seed, chop) in enumerate(parties):
            x = 18 + place * width
            self.text(x, y, who, 9)
            self.line(x, y + 24, x + width - 12, y + 24)
            self.text(x, y + 29, f"Signature and chop      {date}", 7.5, color=GREY)
            if seed:
                self.signature(x + 4, y + 20, seed)
            if chop:
                self.chop(x + width - 30, y + 15, *chop)


CHOP_WANG_TAT = ("Wang Tat Trading Ltd", ["宏達貿易", "有限公司"])
CHOP_WING_SHING = ("Wing Shing CPA Hong Kong", ["永盛會計", "師事務所"], INK)
CHOP_HANG_TAI = ("Hang Tai Design Ltd", ["恆泰設計", "有限公司"])


def tenancy_agreement(path):
    sheet = Sheet(path, "租賃合同 Tenancy Agreement, Unit 1203", "Harbour Tower Properties Ltd")

    def foot(page):
        sheet.line(25, 280, 185, 280, 0.3, GREY)
        sheet.text(25, 285, "Harbour Tower 海港中心 · Unit 1203 · Tenancy Agreement 租賃合同", 7.5, color=GREY)
        sheet.text(185, 285, f"{page} / 3", 7.5, color=GREY, align="right")

    sheet.text(105, 34, "租賃合同", 24, bold=True, align="centre")
    sheet.text(105, 43, "TENANCY AGREEMENT", 13, align="centre")
    sheet.line(80, 48, 130, 48, 1, NAVY)
    y = sheet.paragraph(25, 60, 160, "This agreement is made on 9 February 2026 between:", 10)
    y = sheet.paragraph(32, y + 3, 150, "(1) Harbour Tower Properties Ltd 海港中心物業有限公司 (the Landlord 業主); and", 10)
    y = sheet.paragraph(32, y + 1, 150, "(2) Wang Tat Trading Ltd 宏達貿易有限公司 (the Tenant 租客).", 10)
    y += 6
    sheet.text(25, y, "First Schedule: Particulars", 11, bold=True)
    y += 4
    particulars = [
        ("物業 Premises", "海港中心 12 樓 1203 室  Unit 1203, 12/F, Harbour Tower, 1 Harbour Way, Hong Kong"),
        ("Area", "gross floor area 184.8 m²"),
        ("Use", "office only"),
        ("租期 Term", "three years, 2026-03-01 to 2029-02-28, both days included"),
        ("月租 Rent", "HK$52,000.00 payable in advance on the first day of each month"),
        ("管理費 Management fee", "HK$5,200.00 a month"),
        ("Deposit", "HK$156,000.00 (three months' rent)"),
        ("Rent-free period", "2026-03-01 to 2026-03-31, for fitting out"),
        ("Renewal", "on six months' written notice by the Tenant"),
    ]
    for name, value in particulars:
        y = sheet.row(25, y, (42, 118), (name, value), 9, 8.5)
    y += 10
    sheet.text(25, y, "1.  Letting", 10.5, bold=True)
    sheet.paragraph(25, y + 6, 160, "The Landlord lets and the Tenant takes the Premises for the Term, together with the use, in common with others "
                    "so entitled, of the entrances, lobbies, corridors, lifts and lavatories of the Building, and of the air-conditioning "
                    "during the hours set out in the house rules.")
    y = sheet.paragraph(25, y + 29, 160, "Should a Schedule and a clause of this agreement differ, the Schedule prevails.")
    foot(1)
    sheet.next_page()

    y = 28
    clauses = [
        ("2.  租客 The Tenant's obligations", [
            "2.1  To pay the rent, management fee, rates and charges on time and without deduction. Sums more than fifteen days late bear "
            "interest at one per cent a month from the day on which they fell due until payment.",
            "2.2  To keep the interior of the Premises and the Tenant's fixtures clean and in good repair, fair wear and tear excepted, and to "
            "make good any damage done by the Tenant, its staff, visitors or contractors.",
            "2.3  Not to fit out, to alter any fire service installation, or to place anything in the common parts, without the written "
            "approval of the management office. Drawings are submitted in duplicate at least fourteen days before the works begin.",
            "2.4  To observe the deed of mutual covenant and the house rules as issued from time to time by the management office.",
            "2.5  Not to assign, sublet, share or otherwise part with possession of the Premises or any part of them.",
            "2.6  To permit the Landlord to enter on reasonable notice, or without notice in an emergency, to inspect and repair.",
        ]),
        ("3.  業主 The Landlord's obligations", [
            "3.1  To let the Tenant hold the Premises in quiet enjoyment so long as the Tenant pays the rent and keeps this agreement.",
            "3.2  To maintain the structure, the external walls, the lifts, the central plant and the fire services of the Building.",
            "3.3  To return the deposit without interest, less any sums due, within thirty days after the end of the Term, once keys and "
            "cards have been returned and the Premises have been reinstated.",
        ]),
        ("4.  Moving out", [
            "4.1  At the end of the Term the Tenant shall reinstate the Premises to the state recorded in the hand-over form 收樓記錄, "
            "remove its sign from the directory, and return all keys and access cards.",
            "4.2  The management office then seals the Tenant's file and keeps it for its term, which runs from 1 January of the year after "
            "the departure. The Tenant may consult the sealed file on written request.",
        ]),
        ("5.  General", [
            "5.1  Notices are in writing and are served at the registered office of the party to whom they are addressed, or at the Premises.",
            "5.2  Should the Tenant be in arrears for more than thirty days, the Landlord may re-enter and this agreement ends.",
            "5.3  Each party bears its own legal costs. Stamp duty is shared equally.",
            "5.4  This agreement is governed by the law of Hong Kong.",
        ]),
    ]
    for title, paragraphs in clauses:
        sheet.text(25, y, title, 10.5, bold=True)
        y += 6
        for paragraph in paragraphs:
            y = sheet.paragraph(30, y, 155, paragraph, 9, 4.9) + 1.2
        y += 3.5
    foot(2)
    sheet.next_page()

    sheet.text(25, 30, "Second Schedule: Landlord's provisions", 11, bold=True)
    y = sheet.row(25, 34, (12, 98, 25, 25), ("No.", "Item", "Quantity", "Condition"), fill=PALE)
    provisions = [("Entrance door with magnetic lock", "1", "good"), ("LED light panels, 600 × 600 mm", "36", "good"),
                  ("Fan coil units with thermostats", "8", "good"), ("Carpet tiles", "160 m²", "good"),
                  ("Sprinkler heads", "24", "good"), ("Smoke detectors", "5", "good"), ("Keys / access cards", "4 / 10", "handed over")]
    for number, (item, quantity, state) in enumerate(provisions, 1):
        y = sheet.row(25, y, (12, 98, 25, 25), (str(number), item, quantity, state))
    y = sheet.paragraph(25, y + 14, 160, "In witness whereof the parties have signed on the day first written above.", 10)
    for top, who, role, seed, chop in [
        (y + 12, "海港中心物業有限公司  Harbour Tower Properties Ltd", "業主 the Landlord", 11, None),
        (y + 64, WANG_TAT, "租客 the Tenant", 12, CHOP_WANG_TAT),
    ]:
        sheet.text(25, top, who, 10, bold=True)
        sheet.text(25, top + 6, role, 9)
        sheet.line(25, top + 28, 95, top + 28)
        sheet.text(25, top + 33, "Director", 8.5, color=GREY)
        sheet.line(125, top + 28, 185, top + 28)
        sheet.text(125, top + 33, "Witness", 8.5, color=GREY)
        sheet.signature(32, top + 24, seed)
        sheet.signature(130, top + 24, seed + 20)
        if chop:
            sheet.chop(86, top + 19, *chop)
    foot(3)
    sheet.save()


def hand_over_form(path):
    sheet = Sheet(path, "收樓記錄 Hand-over Form, Unit 1203", "Harbour Tower Management Office")
    sheet.head("收 樓 記 錄", "Hand-over Form", "表格 Form HT-02 · in duplicate")
    y = 52
    for left, one, right, two in [("單位 Unit", "12 樓 1203 室", "日期 Date", "2026-03-01"),
                                  ("客戶 Client", "宏達貿易有限公司", "Area", "184.8 m²")]:
        y = sheet.row(18, y, (27, 70, 27, 50), (left, one, right, two), 8.5, blue=(1, 3))
    y = sheet.row(18, y + 6, (10, 72, 16, 16, 60), ("", "項目 Item", "完好", "欠妥", "Remarks"), fill=PALE)
    items = [("Door, lock and hinges", True, ""), ("Windows and frames", True, ""),
             ("Ceiling and light panels", False, "one panel dark by the window"), ("Carpet and skirting", True, ""),
             ("Walls and columns", True, ""), ("Air-conditioning, thermostats", True, "tested, 22 °C"),
             ("Switchboard and sockets", True, ""), ("Telephone and data points", True, "16"),
             ("Sprinklers and smoke detectors", True, "24 + 5"), ("Exit signs", True, ""),
             ("Letter box", True, "B-1203"), ("Directory sign", False, "application to follow")]
    for number, (item, good, remark) in enumerate(items, 1):
        row = y
        y = sheet.row(18, y, (10, 72, 16, 16, 60), (str(number), item, "", "", remark), 8, 8.5, blue=(4,))
        sheet.tick_box(106.5, row + 5.4, ticked=good)
        sheet.tick_box(122.5, row + 5.4, ticked=not good)
    y = sheet.row(18, y + 6, (44, 43, 44, 43), ("Electricity meter", "04127.6 kWh", "Water meter", "00318 m³"), 8.5, blue=(1, 3))
    y = sheet.row(18, y, (44, 43, 44, 43), ("Keys", "4", "Access cards", "10  (0451–0460)"), 8.5, blue=(1, 3))
    y = sheet.paragraph(18, y + 7, 174, "The client has inspected the above together with the management office and has "
                        "received the keys and cards. What is not in order will be put right by the office within three days.", 8.5, 4.6)
    sheet.sign_off(y + 5, [("客戶  Client", 31, CHOP_WANG_TAT), ("管理處  Management office", 32, None)], "2026-03-01")
    sheet.save()


def title_block(sheet, rows, drawing, title, scale):
    """The frame of a drawing and the block at its right edge."""
    sheet.box(8, 8, 281, 194, 1.2)
    sheet.box(232, 8, 57, 194, 0.8)
    y = 8
    for height, label, *values in rows:
        sheet.line(232, y + height, 289, y + height, 0.5)
        sheet.text(234, y + 4, label, 6, color=GREY)
        for place, value in enumerate(values):
            sheet.text(234, y + 9.5 + place * 5, value, 8.5 if len(values) > 1 else 9, bold=place == 0)
        y += height
    sheet.text(234, 170, "Title", 6, color=GREY)
    for place, words in enumerate(title):
        sheet.text(234, 176 + place * 5, words, 9.5 if place == 0 else 8, bold=place == 0)
    sheet.line(232, 186, 289, 186)
    sheet.line(260, 186, 260, 202)
    sheet.text(234, 190, "Drawing no.", 6, color=GREY)
    sheet.text(234, 197, drawing, 10, bold=True)
    sheet.text(262, 190, "Scale", 6, color=GREY)
    sheet.text(262, 197, scale, 10, bold=True)


def dimension(sheet, x1, y1, x2, y2, label):
    """A dimension line with slashes at its ends."""
    sheet.line(x1, y1, x2, y2, 0.3, GREY)
    for x, y in ((x1, y1), (x2, y2)):
        sheet.line(x - 1, y + 1, x + 1, y - 1, 0.7)
    if y1 == y2:
        sheet.text((x1 + x2) / 2, y1 - 1, label, 6.5, align="centre")
    else:
        sheet.text(x1 - 1, (y1 + y2) / 2, label, 6.5, align="centre", turn=90)


def grid(sheet, columns, rows, top, bottom, left, right):
    """The structural grid: dash-dotted lines with bubbles."""
    for name, x in columns:
        sheet.line(x, top + 4, x, bottom, 0.25, GREY, (6, 2))
        sheet.circle(x, top, 4, 0.5)
        sheet.text(x, top + 1.3, name, 8, align="centre")
    for name, y in rows:
        sheet.line(left + 4, y, right, y, 0.25, GREY, (6, 2))
        sheet.circle(left, y, 4, 0.5)
        sheet.text(left, y + 1.3, name, 8, align="centre")


def wall(sheet, x1, y1, x2, y2, thick=1.6):
    """A wall: a filled bar between two points on one axis."""
    if y1 == y2:
        sheet.box(x1 - thick / 2, y1 - thick / 2, x2 - x1 + thick, thick, 0, fill=(0.2, 0.2, 0.22))
    else:
        sheet.box(x1 - thick / 2, y1 - thick / 2, thick, y2 - y1 + thick, 0, fill=(0.2, 0.2, 0.22))


def opening(sheet, x, y, width, upright=False):
    """A gap in a wall."""
    if upright:
        sheet.box(x - 1.2, y, 2.4, width, 0, fill=(1, 1, 1))
    else:
        sheet.box(x, y - 1.2, width, 2.4, 0, fill=(1, 1, 1))


COLUMNS = [("A", 42), ("B", 98), ("C", 154), ("D", 210)]
ROWS = [("1", 50), ("2", 110), ("3", 160)]


def shell(sheet):
    """Unit 1203 as both drawings show it: outer walls, windows, columns."""
    grid(sheet, COLUMNS, ROWS, 24, 172, 18, 222)
    for x1, y1, x2, y2 in [(42, 50, 210, 50), (42, 160, 210, 160), (42, 50, 42, 160), (210, 50, 210, 160)]:
        wall(sheet, x1, y1, x2, y2, 2.2)
    for x in (50, 68, 106, 124, 162, 180):  # the window wall
        sheet.box(x, 48.6, 15, 2.8, 0.4, fill=(1, 1, 1))
        sheet.line(x, 50, x + 15, 50, 0.4)
    for _, x in COLUMNS:
        for _, y in ROWS:
            sheet.box(x - 2.6, y - 2.6, 5.2, 5.2, 0, fill=(0.2, 0.2, 0.22))
    dimension(sheet, 42, 38, 98, 38, "5600")
    dimension(sheet, 98, 38, 154, 38, "5600")
    dimension(sheet, 154, 38, 210, 38, "5600")
    dimension(sheet, 42, 32.5, 210, 32.5, "16800")
    dimension(sheet, 32, 50, 32, 110, "6000")
    dimension(sheet, 32, 110, 32, 160, "5000")
    sheet.text(126, 180, "走廊  COMMON CORRIDOR", 8, color=GREY, align="centre")
    sheet.text(126, 45, "EXTERNAL WALL", 6.5, color=GREY, align="centre")


def desk(sheet, x, y):
    sheet.box(x, y, 14, 7, 0.4, GREY)
    sheet.arc(x + 7, y + 8.2, 2.4, 180, 180)
    sheet.line(x + 4.6, y + 8.2, x + 9.4, y + 8.2, 0.4)


def north(sheet, x, y):
    sheet.circle(x, y, 6, 0.5)
    sheet.line(x, y + 6, x, y - 6, 0.8)
    sheet.line(x, y - 6, x - 2.2, y - 1.5, 0.8)
    sheet.line(x, y - 6, x + 2.2, y - 1.5, 0.8)
    sheet.text(x, y - 7.5, "N", 8, bold=True, align="centre")


def fit_out_drawing(path):
    sheet = Sheet(path, "裝修圖則 Fit-out Layout, Unit 1203", "Hang Tai Design Ltd", wide=True)
    title_block(sheet, [
        (22, "Designer", "恆泰設計有限公司", "Hang Tai Design Ltd"), (22, "Client", "宏達貿易有限公司", "Wang Tat Trading Ltd"),
        (22, "Site", "海港中心 12 樓 1203 室", "1203, Harbour Tower"),
        (16, "Revision", "B   2026-02-16"), (14, "Drawn / checked", "L.C. / H.T."),
    ], "HT-1203-A01", ["裝修平面圖", "Fit-out layout plan"], "1:100")
    sheet.text(234, 110, "Legend", 8, bold=True)
    sheet.box(234, 114, 10, 1.6, 0, fill=(0.2, 0.2, 0.22))
    sheet.text(247, 116, "new partition", 7)
    sheet.line(234, 121, 244, 121, 0.8, INK)
    sheet.line(234, 122.2, 244, 122.2, 0.8, INK)
    sheet.text(247, 122.6, "glazed partition", 7)
    sheet.text(239, 129.9, "○", 14, color=RED, align="centre")
    sheet.text(247, 129, "power / data point", 7)
    sheet.paragraph(234, 138, 52, "All dimensions in millimetres, to be checked on site. "
                    "No change to fire services or to air-conditioning.", 7, 4)

    shell(sheet)
    wall(sheet, 98, 50, 98, 98)
    opening(sheet, 98, 84, 9, upright=True)
    sheet.arc(98, 84, 9, 270, -90)
    sheet.line(98, 84, 89, 84, 0.6)
    for x in (153.4, 154.6):  # glazed meeting room
        sheet.line(x, 51, x, 98.6, 0.8, INK)
    for y in (97.4, 98.6):
        sheet.line(154, y, 192, y, 0.8, INK)
        sheet.line(202, y, 209, y, 0.8, INK)
    sheet.arc(192, 98, 10, 0, 90)
    sheet.line(192, 98, 192, 88, 0.6)
    wall(sheet, 42, 98, 98, 98)
    wall(sheet, 154, 128, 154, 160)
    wall(sheet, 154, 128, 196, 128)
    wall(sheet, 206, 128, 210, 128)
    sheet.arc(196, 128, 10, 0, -90)
    sheet.line(196, 128, 196, 138, 0.6)
    opening(sheet, 110, 160, 18)
    for hinge, start, extent, x in ((110, 0, 90, 110), (128, 180, -90, 128)):
        sheet.arc(hinge, 160, 9, start, extent)
        sheet.line(x, 160, x, 151, 0.6)
    dimension(sheet, 110, 166, 128, 166, "1800")
    dimension(sheet, 42, 104, 98, 104, "5600")
    dimension(sheet, 216, 98, 216, 128, "3000")

    rooms = [(70, 66, "董事室", "DIRECTOR  26.9 m²"), (177, 60, "會議室", "MEETING ROOM  26.9 m²"), (126, 90, "辦公室", "OPEN OFFICE"),
             (119, 140, "接待處", "RECEPTION"), (182, 146, "儲物室", "STORE / SERVER  17.9 m²"), (70, 136, "辦公室", "WORK AREA")]
    for x, y, chinese, english in rooms:
        sheet.text(x, y, chinese, 9, bold=True, align="centre")
        sheet.text(x, y + 4, english, 6, align="centre", color=GREY)
    sheet.box(56, 80, 28, 11, 0.4, GREY)
    sheet.arc(70, 79, 3, 0, 180)
    sheet.box(160, 70, 34, 12, 0.4, GREY)
    for x in (165, 173, 181, 189):
        sheet.arc(x, 69, 2.2, 0, 180)
        sheet.arc(x, 83, 2.2, 180, 180)
    for x in (106, 120, 134):
        for y in (56, 70):
            desk(sheet, x, y)
    for x in (50, 64, 78):
        for y in (112, 142):
            desk(sheet, x, y)
    sheet.box(108, 122, 24, 6, 0.6)
    sheet.box(108, 120, 4, 8, 0.6)
    for x in range(158, 206, 8):
        sheet.box(x, 154, 8, 4.6, 0.4, GREY)
    for x, y in [(50, 52.6), (92, 60), (112, 53.5), (126, 53.5), (140, 53.5), (177, 76), (57, 110), (71, 110), (85, 110), (160, 131), (120, 118)]:
        sheet.text(x, y + 1.9, "○", 14, color=RED, align="centre")
    north(sheet, 20, 188)
    for step in range(5):
        sheet.box(40 + step * 10, 190, 10, 2, 0.4, fill=BLACK if step % 2 == 0 else (1, 1, 1))
        sheet.text(40 + step * 10, 196, str(step), 6.5, align="centre")
    sheet.text(90, 196, "5 m", 6.5, align="centre")
    sheet.chop(207, 189, *CHOP_HANG_TAI, radius=10.5)
    sheet.save()


def fire_services_drawing(path):
    sheet = Sheet(path, "消防圖 Fire Services Layout, Unit 1203", "Harbour Tower Management Office", wide=True)
    title_block(sheet, [
        (22, "Building", "海港中心", "Harbour Tower"), (16, "Location", "12 樓 1203 室  Unit 1203"),
        (16, "Held by", "Engineering, management office"), (16, "Revision", "0   as built"),
    ], "FS-12-03", ["消防裝置平面圖", "Fire services layout"], "1:100")
    shell(sheet)
    opening(sheet, 110, 160, 18)
    pipe = (0.75, 0.15, 0.1)
    heads = [(x, y) for y in (64, 92, 120, 146) for x in (56, 84, 112, 140, 168, 196)]
    sheet.line(126, 160, 126, 64, 1.6, pipe)
    sheet.line(126, 160, 126, 172, 1.6, pipe)
    for y in (64, 92, 120, 146):
        sheet.line(56, y, 196, y, 0.8, pipe)
        sheet.text(100, y - 1.2, "DN32", 6, color=pipe)
        sheet.text(182, y - 1.2, "DN25", 6, color=pipe, align="centre")
    sheet.text(128, 106, "DN65", 6, color=pipe, turn=90)
    for x, y in heads:
        sheet.text(x, y + 1.6, "⊗", 12, color=pipe, align="centre")

    def detector(x, y):
        sheet.circle(x, y, 2.6, 0.7, INK, fill=(1, 1, 1))
        sheet.text(x, y + 1.1, "S", 7, bold=True, color=INK, align="centre")

    def exit_sign(x, y):
        sheet.box(x - 6, y - 2.2, 12, 4.4, 0.6, (0, 0.45, 0.25), fill=(0.85, 0.96, 0.88))
        sheet.text(x, y + 1, "出口 EXIT", 5.5, color=(0, 0.4, 0.2), align="centre")

    def hose_reel(x, y):
        sheet.box(x - 3, y - 3, 6, 6, 0.7, RED, fill=(1, 1, 1))
        sheet.circle(x, y, 2.1, 0.7, RED)
        sheet.text(x + 4.5, y + 1.2, "HR", 7, color=RED)

    def extinguisher(x, y):
        sheet.box(x - 1.6, y - 2.4, 3.2, 4.8, 0.7, RED, fill=(1, 0.9, 0.9))
        sheet.text(x + 3, y + 1.2, "FE", 7, color=RED)

    for x in (70, 182):
        for y in (78, 133):
            detector(x, y)
    detector(119, 78)
    exit_sign(119, 155)
    exit_sign(119, 170)
    hose_reel(138, 170)
    extinguisher(104, 155)
    extinguisher(199, 104)
    sheet.box(133, 153, 4, 4, 0.7, RED)
    sheet.text(138.5, 156.2, "MCP", 7, color=RED)
    dimension(sheet, 56, 98, 84, 98, "2800")
    dimension(sheet, 50, 64, 50, 92, "2800")

    sheet.text(234, 88, "Legend", 8, bold=True)
    legend = ["花灑頭 sprinkler head, 68 °C", "煙霧感應器 smoke detector", "exit sign", "喉轆 hose reel", "滅火筒 extinguisher",
              "manual call point", "sprinkler pipe"]
    for place, words in enumerate(legend):
        y = 96 + place * 8
        sheet.text(250, y + 1, words, 6.6)
        if place == 0:
            sheet.text(240, y + 1.6, "⊗", 12, color=pipe, align="centre")
        elif place == 1:
            detector(240, y)
        elif place == 2:
            exit_sign(240.5, y)
        elif place == 3:
            hose_reel(238.5, y)
        elif place == 4:
            extinguisher(238.5, y)
        elif place == 5:
            sheet.box(238, y - 2, 4, 4, 0.7, RED)
        else:
            sheet.line(235, y, 246, y, 1.6, pipe)
    sheet.paragraph(234, 155, 52, "Keep 500 mm clear below sprinkler heads.", 7, 4)
    sheet.text(18, 196, "不得改動  No alteration without the approval of the FSI contractor and the management office", 8, bold=True, color=RED)
    north(sheet, 20, 182)
    sheet.save()


def letter(path):
    sheet = Sheet(path, "來函：1501 室冷氣時間及溫度 Letter about air-conditioning", "Wing Shing CPA")
    sheet.text(105, 26, "永盛會計師事務所", 20, bold=True, color=NAVY, align="centre")
    sheet.text(105, 33, "WING SHING CPA  ·  Certified Public Accountants", 9.5, color=NAVY, align="centre")
    sheet.text(105, 38.5, "1501, 15/F, Harbour Tower, 1 Harbour Way, Hong Kong    Tel. +852 2000 0150    office@wing-shing.example", 7.5, color=GREY, align="centre")
    sheet.line(25, 42, 185, 42, 0.8, NAVY)
    sheet.line(25, 43, 185, 43, 0.3, NAVY)
    sheet.text(25, 56, "海港中心管理處", 10.5)
    sheet.text(25, 62, "經理 台啟", 10.5)
    sheet.text(185, 56, "Our ref.: WS/A/2026/118", 9, align="right")
    sheet.text(185, 62, "二〇二六年十月十二日", 10.5, align="right")
    sheet.text(25, 80, "敬啟者：", 10.5)
    sheet.text(105, 90, "有關 1501 室冷氣時間及溫度事宜", 12, bold=True, align="centre")
    sheet.line(70, 92.5, 140, 92.5, 0.5)
    y = 104
    for paragraph in [
        "　　本所會議室自七月起長期低於 20 °C。　貴處九月四日表示須更換溫控器，至今未見跟進。",
        "　　另，現申請 2026 年 11 月 2 日至 2027 年 1 月 30 日延長冷氣時間如下，費用隨管理費單繳付：",
    ]:
        y = sheet.paragraph(25, y, 160, paragraph, 10.5, 6.6) + 2.5
    y = sheet.row(40, y - 1, (60, 70), ("Monday to Friday", "18:00 – 21:30"), 8, 9.5)
    y = sheet.row(40, y, (60, 70), ("Saturday", "13:00 – 18:00"), 8, 9.5)
    y += 9
    for paragraph in [
        "　　敬請　貴處書面回覆。如有查詢，請電 +852 2000 0151 陳小姐。",
    ]:
        y = sheet.paragraph(25, y, 160, paragraph, 10.5, 6.6) + 2.5
    sheet.text(40, y + 4, "此致", 10.5)
    sheet.text(125, y + 18, "永盛會計師事務所", 10.5, bold=True)
    sheet.signature(128, y + 33, 53)
    sheet.chop(170, y + 31, *CHOP_WING_SHING)
    sheet.line(125, y + 38, 180, y + 38)
    sheet.text(125, y + 43, "謹啟", 10)
    # The management office's stamp of receipt
    sheet.box(25, y + 26, 46, 22, 1.2, RED)
    sheet.text(48, y + 32.5, "海港中心管理處", 9, color=RED, align="centre")
    sheet.text(48, y + 39, "收 RECEIVED", 10, bold=True, color=RED, align="centre")
    sheet.text(48, y + 45, "2026 -10- 13", 10, color=RED, align="centre")
    sheet.save()


def directory_sign_application(path):
    sheet = Sheet(path, "水牌申請表 Directory Sign Application", "Harbour Tower Management Office")
    sheet.head("水 牌 申 請 表", "Application for a Directory Sign", "表格 Form HT-07")
    y = 54
    sheet.text(18, y, "A.  申請人  Applicant", 10.5, bold=True)
    y += 4
    for left, one, right, two in [("單位 Unit", "7 樓 0702 室", "客戶 Client", "恆泰設計有限公司"),
                                  ("Contact", "Ms Li", "電話 Phone", "+852 2000 0072")]:
        y = sheet.row(18, y, (30, 52, 30, 62), (left, one, right, two), 9, blue=(1, 3))
    y += 10
    sheet.text(18, y, "B.  申請  What is applied for", 10.5, bold=True)
    for place, (label, ticked) in enumerate([("New", True), ("Change", False), ("Remove", False)]):
        sheet.tick_box(22 + place * 45, y + 9, label, ticked)
    for place, (label, ticked) in enumerate([("G/F lobby", True), ("7/F lift lobby", True), ("Entrance of the unit", False)]):
        sheet.tick_box(22 + place * 45, y + 17, label, ticked)
    y += 27
    sheet.text(18, y, "C.  Wording", 10.5, bold=True)
    sheet.text(192, y, "one character a box, at most 28 letters", 8, color=GREY, align="right")
    for place in range(12):
        sheet.box(18 + place * 14.5, y + 4, 14.5, 14, 0.5)
        words = "恆泰設計有限公司"
        if place < len(words):
            sheet.text(25.25 + place * 14.5, y + 14, words[place], 20, color=INK, align="centre")
    for place in range(28):
        sheet.box(18 + place * 174 / 28, y + 22, 174 / 28, 9, 0.5)
        words = "HANG TAI DESIGN LTD"
        if place < len(words):
            sheet.text(18 + (place + 0.5) * 174 / 28, y + 28.5, words[place], 11, color=INK, align="centre")
    y += 42
    sheet.text(18, y, "D.  Charges", 10.5, bold=True)
    y = sheet.row(18, y + 4, (84, 30, 30, 30), ("Item", "Price HK$", "Quantity", "HK$"), fill=PALE)
    y = sheet.row(18, y, (84, 30, 30, 30), ("Lobby strip, stainless steel", "380.00", "1", "380.00"), 8, blue=(2, 3))
    y = sheet.row(18, y, (84, 30, 30, 30), ("Lift lobby strip, acrylic", "160.00", "1", "160.00"), 8, blue=(2, 3))
    y = sheet.row(18, y, (84, 30, 30, 30), ("合計 Total", "", "", "540.00"), 8, blue=(3,))
    y = sheet.paragraph(18, y + 8, 174, "Attach a copy of the business registration certificate. Signs are made by the management office in about "
                        "ten working days; the office sends a proof to be confirmed first.", 8.5, 4.6)
    sheet.sign_off(y + 6, [("申請人  Applicant", 61, CHOP_HANG_TAI), ("管理處  Approved", 62, None)], "")
    sheet.save()


def emergency_contact_sheet(path):
    sheet = Sheet(path, "緊急聯絡卡 Emergency Contacts, Unit 1203", "Harbour Tower Management Office")
    sheet.head("緊 急 聯 絡 卡", "Emergency Contact Sheet", "表格 Form HT-05 · Tell us of any change")
    sheet.box(18, 53, 174, 20, 1.5, RED)
    sheet.text(105, 61, "12 樓 1203 室    宏達貿易有限公司", 15, bold=True, align="centre")
    sheet.text(105, 68.5, "Unit 1203   Wang Tat Trading Ltd", 10.5, align="centre")
    y = sheet.row(18, 79, (12, 44, 38, 40, 40), ("", "姓名 Name", "職位 Position", "Office hours", "After hours"), 9, 8.5, fill=PALE)
    for number, (name, position, day, night) in enumerate([
        ("王先生 Mr Wong", "Administration", "+852 2000 0123", "+852 2000 0903"),
        ("陳小姐 Ms Chan", "Secretary", "+852 2000 0124", "+852 2000 0904"),
        ("林先生 Mr Lam", "Stores", "+852 2000 0125", "+852 2000 0905"),
    ], 1):
        y = sheet.row(18, y, (12, 44, 38, 40, 40), (str(number), name, position, day, night), 11, 9.5, blue=(1, 2, 3, 4))
    y += 12
    sheet.text(18, y, "Access to the unit", 10.5, bold=True)
    sheet.tick_box(22, y + 8, "The management office may enter with the spare key in an emergency", True)
    sheet.tick_box(22, y + 16, "Call one of the contacts first", True)
    sheet.tick_box(22, y + 24, "There is a burglar alarm; its company:", False)
    y += 33
    sheet.text(18, y, "Things and persons to know about", 10.5, bold=True)
    notes = ["Server and battery in the store room: ring before power is cut", "One colleague in a wheelchair needs help to leave (day time)", ""]
    for step, words in enumerate(notes):
        sheet.line(20, y + 9 + step * 9, 190, y + 9 + step * 9, 0.4, GREY)
        sheet.entry(22, y + 7.5 + step * 9, words, 10)
    y += 38
    sheet.text(18, y, "The building", 10.5, bold=True)
    y += 4
    for one, two in [("Security, 24 hours", "+852 2000 0001"), ("管理處 Management office", "+852 2000 0002"),
                     ("Engineer on duty", "+852 2000 0003"), ("Fire, ambulance, police", "999")]:
        y = sheet.row(18, y, (110, 64), (one, two), 8, 9.5)
    sheet.sign_off(y + 6, [("客戶  Client", 71, CHOP_WANG_TAT), ("管理處  Received", 72, None)], "")
    sheet.save()


def management_fee_receipt(path):
    sheet = Sheet(path, "繳費收據 Receipt R-2026-1041", "Harbour Tower Management Office")

    def receipt(top, copy):
        sheet.box(15, top, 180, 126, 0.9, NAVY)
        sheet.text(22, top + 11, OFFICE, 11, bold=True, color=NAVY)
        sheet.text(22, top + 16.5, OFFICE_ADDRESS, 7, color=GREY)
        sheet.text(188, top + 27, copy, 9, align="right")
        sheet.text(105, top + 29, "繳 費 收 據", 17, bold=True, align="centre")
        sheet.text(105, top + 35, "Official Receipt", 9.5, align="centre")
        sheet.text(22, top + 44, "編號 No.   R-2026-1041", 9.5)
        sheet.text(188, top + 44, "日期 Date   2026-10-05", 9.5, align="right")
        sheet.text(22, top + 52, "Received from    宏達貿易有限公司  Wang Tat Trading Ltd    (Unit 1203)", 9.5)
        y = sheet.row(22, top + 57, (106, 30, 30), ("項目  Item", "Month", "HK$"), 7.5, fill=PALE)
        for item, month, amount in [("管理費  Management fee", "2026-10", "5,200.00"), ("冷氣  Overtime air-conditioning, 6 h", "2026-09", "1,080.00"),
                                    ("Waste removal", "2026-09", "150.00")]:
            sheet.text(186, y + 5, amount, 9, align="right")
            y = sheet.row(22, y, (106, 30, 30), (item, month, ""), 7.5)
        sheet.text(186, y + 5.3, "6,430.00", 10, bold=True, align="right")
        y = sheet.row(22, y, (136, 30), ("合計  Total    Hong Kong dollars six thousand four hundred and thirty only", ""), 8.5)
        for place, (label, ticked) in enumerate([("支票 Cheque  No. 000218", True), ("Transfer", False), ("Cash", False)]):
            sheet.tick_box(22 + (0, 52, 86)[place], y + 9, label, ticked, 9)
        sheet.text(22, y + 20, "Valid only when the cheque has cleared", 7.5, color=GREY)
        sheet.text(135, y + 25, "Received by", 7.5, color=GREY)
        sheet.line(135, y + 21, 188, y + 21)
        sheet.signature(140, y + 17, 81)
        sheet.box(100, y + 13, 28, 14, 1.2, RED)
        sheet.text(114, y + 19, "收訖 PAID", 10, bold=True, color=RED, align="centre")
        sheet.text(114, y + 24.5, "2026 -10- 05", 8.5, color=RED, align="centre")

    receipt(12, "客戶聯  Client's copy")
    sheet.line(5, 148.5, 205, 148.5, 0.5, GREY, (4, 3))
    receipt(158, "存根  Office copy")
    sheet.save()


def speckle(image, rng, spread):
    """The grain of a small camera."""
    noise = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height))
    noise = noise.filter(ImageFilter.GaussianBlur(0.9)).point(lambda value: 128 + (value - 128) * spread // 40)
    layer = Image.merge("RGB", [noise] * 3)
    return Image.blend(image, layer, 0.12)


def corridor_obstruction(path):
    """A photograph of a corridor with boxes in the way, more or less."""
    width, height, scale = 800, 600, 2  # it is drawn twice as large, and kept at 640 × 480
    image = Image.new("RGB", (width * scale, height * scale), (205, 200, 190))
    draw = ImageDraw.Draw(image)

    def at(points):
        return [(x * scale, y * scale) for x, y in points]

    def near(x, depth):  # from the front (0) towards the vanishing point (1)
        return x[0] + (420 - x[0]) * depth, x[1] + (250 - x[1]) * depth

    left_top, right_top, left_foot, right_foot = (-120, -140), (930, -140), (-120, 690), (930, 690)
    end = 0.8
    steps = 60
    for step in range(steps):  # ceiling, floor and walls in strips that grow darker with distance
        a, b = end * step / steps, end * (step + 1) / steps + 0.002
        shade = 1 - 0.45 * a + (0.10 if step % 10 in (2, 3, 4) else 0)
        for corners, color in [((left_top, right_top), (222, 220, 212)), ((left_foot, right_foot), (112, 104, 98)),
                               ((left_top, left_foot), (196, 188, 172)), ((right_top, right_foot), (208, 200, 184))]:
            one, two = corners
            draw.polygon(at([near(one, a), near(two, a), near(two, b), near(one, b)]), fill=tuple(min(255, int(c * shade)) for c in color))
    for depth in (0.1, 0.35, 0.52, 0.64, 0.73):  # light panels
        one, two = near((300, -140), depth), near((520, -140), depth)
        three, four = near((520, -140), depth + 0.05), near((300, -140), depth + 0.05)
        draw.polygon(at([one, two, three, four]), fill=(255, 255, 246))
    draw.polygon(at([near(left_top, end), near(right_top, end), near(right_foot, end), near(left_foot, end)]), fill=(150, 146, 138))
    centre, foot = near((405, 0), end)[0], near(right_foot, end)[1]
    draw.rectangle(at([(centre - 32, foot - 92), (centre + 34, foot)]), fill=(92, 98, 104))
    draw.line(at([(centre + 1, foot - 92), (centre + 1, foot)]), fill=(60, 64, 70), width=3)
    draw.rectangle(at([(centre - 20, foot - 110), (centre + 22, foot - 98)]), fill=(26, 132, 74))  # exit sign
    for side, depths in ((left_top[0], (0.28, 0.62)), (right_top[0], (0.2, 0.5, 0.68))):  # doors
        for depth in depths:
            run = 0.13 * (1 - depth)
            door = [near((side, 40), depth), near((side, 40), depth + run), near((side, 690), depth + run), near((side, 690), depth)]
            draw.polygon(at(door), fill=(122, 88, 62))
            draw.line(at(door + door[:1]), fill=(84, 60, 44), width=4)
            hx, hy = near((side, 400), depth + run * 0.8)
            draw.ellipse(at([(hx - 4, hy - 4), (hx + 4, hy + 4)]), fill=(210, 205, 190))
    for x, y in (left_foot, right_foot):  # skirting
        draw.line(at([near((x, y), 0), near((x, y), end)]), fill=(70, 62, 56), width=8)

    def carton(x, y, w, h, d, tone, mark, shadow=True):
        if shadow:
            draw.polygon(at([(x - 8, y), (x + w + 6, y + 4), (x + w + d + 30, y - d * 0.5), (x + d, y - d * 0.6)]), fill=(66, 60, 56))
        front = [(x, y - h), (x + w, y - h), (x + w, y), (x, y)]
        top = [(x, y - h), (x + d, y - h - d * 0.45), (x + w + d * 0.75, y - h - d * 0.45), (x + w, y - h)]
        side = [(x + w, y - h), (x + w + d * 0.75, y - h - d * 0.45), (x + w + d * 0.75, y - d * 0.45), (x + w, y)]
        for shape, factor in ((front, 1.0), (top, 1.16), (side, 0.76)):
            draw.polygon(at(shape), fill=tuple(min(255, int(c * factor)) for c in tone))
        draw.rectangle(at([(x + w * 0.42, y - h), (x + w * 0.56, y)]), fill=tuple(int(c * 0.9) for c in tone))
        font = ImageFont.truetype(FONT_FILE, int(h * 0.2) * scale)
        draw.text((int((x + w * 0.08) * scale), int((y - h * 0.42) * scale)), mark, font=font, fill=(70, 50, 34))

    carton(452, 436, 84, 70, 34, (176, 136, 92), "")
    carton(546, 452, 96, 84, 40, (184, 142, 96), "易碎")
    carton(548, 368, 80, 62, 36, (170, 128, 84), "", shadow=False)
    carton(420, 520, 128, 96, 56, (190, 148, 100), "宏達 3/8")
    carton(432, 424, 104, 74, 48, (180, 138, 94), "宏達 5/8", shadow=False)
    carton(566, 560, 150, 118, 66, (186, 146, 102), "宏達 1/8")
    draw.line(at([(392, 400), (330, 560)]), fill=(60, 66, 74), width=9)  # a trolley left there
    draw.line(at([(412, 402), (372, 566)]), fill=(60, 66, 74), width=9)
    draw.line(at([(392, 400), (412, 402)]), fill=(60, 66, 74), width=9)
    draw.polygon(at([(318, 556), (420, 560), (404, 580), (296, 574)]), fill=(48, 74, 120))
    for x in (312, 398):
        draw.ellipse(at([(x - 8, 572), (x + 8, 590)]), fill=(28, 28, 30))

    image = image.resize((width, height), Image.LANCZOS).filter(ImageFilter.GaussianBlur(1.0))
    shade = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shade).ellipse([-150, -130, width + 150, height + 130], fill=255)
    dark = image.point(lambda value: int(value * 0.6))
    image = Image.composite(image, dark, shade.filter(ImageFilter.GaussianBlur(110)))
    image = speckle(image, random.Random(5), 18)
    stamp = ImageDraw.Draw(image)
    stamp.text((width - 250, height - 70), "2026.10.19  09:41", font=ImageFont.truetype(FONT_FILE, 24), fill=(255, 158, 40))
    image = image.rotate(-1.2, Image.BICUBIC).crop((12, 12, width - 12, height - 12)).resize((640, 480), Image.LANCZOS)
    image.save(path, "JPEG", quality=34, optimize=True)


def directory_sign_proof(path):
    """What the sign maker sends before making a sign."""
    image = Image.new("RGB", (800, 390), (238, 238, 236))
    draw = ImageDraw.Draw(image)

    def put(x, y, words, size, ink=(40, 40, 44)):
        draw.text((x, y), words, font=ImageFont.truetype(FONT_FILE, size), fill=ink)

    put(40, 22, "水牌式樣  Directory sign proof", 24)
    put(40, 56, "海港中心 7 樓 0702 室 · 600 × 60 mm · to be confirmed by the client", 16, (110, 110, 114))
    draw.rectangle([40, 94, 760, 320], fill=(52, 56, 62))
    draw.rectangle([40, 94, 760, 134], fill=(30, 33, 38))
    put(56, 100, "7/F", 24, (232, 214, 160))
    for place, (unit, chinese, english) in enumerate([("0701", "", ""), ("0702", "恆泰設計有限公司", "HANG TAI DESIGN LTD"), ("0703", "", "")]):
        top = 143 + place * 58
        ink = (28, 30, 34) if chinese else (140, 143, 148)
        draw.rectangle([50, top, 750, top + 49], fill=(196, 198, 200) if chinese else (96, 100, 106))
        put(68, top + 10, unit, 24, ink)
        put(160, top + 8, chinese, 27, ink)
        put(426, top + 11, english, 22, ink)
    draw.line([50, 342, 750, 342], fill=(200, 60, 50), width=2)
    for x in (50, 750):
        draw.line([x, 334, x, 350], fill=(200, 60, 50), width=2)
    put(370, 348, "600 mm", 16, (200, 60, 50))
    image.quantize(16, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)


def key_receipt_scan(path):
    """Two pages from the office's scanner: black and white, a little askew, some dust."""
    rng = random.Random(9)
    pages = []
    for number in (1, 2):
        page = Image.new("L", (1240, 1754), 255)  # A4, drawn at 150 dpi
        draw = ImageDraw.Draw(page)

        def put(x, y, words, size=30):
            draw.text((x, y), words, font=ImageFont.truetype(FONT_FILE, size), fill=0)

        put(120, 110, "海港中心管理處  Harbour Tower Management Office", 30)
        draw.line([120, 160, 1120, 160], fill=0, width=3)
        if number == 1:
            put(400, 200, "鑰匙及門卡簽收單", 52)
            put(420, 272, "Receipt for keys and cards", 32)
            rows = [("單位 Unit", "1203"), ("客戶 Client", "宏達貿易有限公司"), ("Door keys", "4"), ("Letter box keys", "2"),
                    ("門卡 Access cards", "10"), ("Deposit", "HK$1,000.00")]
            for place, (name, value) in enumerate(rows):
                top = 380 + place * 90
                draw.rectangle([120, top, 560, top + 90], outline=0, width=2)
                draw.rectangle([560, top, 1120, top + 90], outline=0, width=2)
                put(140, top + 26, name)
                put(590, top + 22, value, 36)
            put(120, 1010, "We have received the above and will return them", 30)
            put(120, 1060, "when we move out.", 30)
            draw.line([120, 1330, 560, 1330], fill=0, width=2)
            put(120, 1345, "Signature", 26)
            points = [(160 + right * 9, 1300 - up * 9) for right, up in scrawl(91)]
            for one, two, three, four in zip(points[::3], points[1::3], points[2::3], points[3::3]):
                curve = []
                for place in range(13):
                    t = place / 12
                    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                    curve.append(tuple(sum(w * p[axis] for w, p in zip(weights, (one, two, three, four))) for axis in (0, 1)))
                draw.line(curve, fill=0, width=5)
            draw.ellipse([720, 1160, 980, 1420], outline=0, width=6)
            draw.ellipse([762, 1202, 938, 1378], outline=0, width=3)
            put(778, 1236, "宏達貿易", 36)
            put(778, 1290, "有限公司", 36)
        else:
            put(440, 200, "門卡名單（附頁）", 44)
            put(120, 300, "卡號 Card", 28)
            put(420, 300, "部門 Department", 28)
            put(860, 300, "啟用 Activated", 28)
            for place in range(10):
                top = 350 + place * 72
                draw.rectangle([120, top, 1120, top + 72], outline=0, width=2)
                put(140, top + 18, f"{451 + place:04}", 32)
                put(420, top + 18, ("行政", "會計", "貿易", "貿易", "倉務")[place % 5], 32)
                put(860, top + 18, "✓", 32)
        page = page.rotate((0.7, -0.5)[number - 1], Image.BICUBIC, fillcolor=255)
        dust = ImageDraw.Draw(page)
        for _ in range(8):
            x, y = rng.randrange(1240), rng.randrange(1754)
            dust.ellipse([x, y, x + rng.randint(1, 3), y + rng.randint(1, 3)], fill=0)
        page = page.resize((827, 1170), Image.LANCZOS)  # the office scans at 100 dpi
        pages.append(page.point(lambda value: 255 if value > 150 else 0).convert("1", dither=Image.Dither.NONE))
    pages[0].save(path, "TIFF", compression="group4", dpi=(100, 100), save_all=True, append_images=pages[1:])


TELEPHONE_NOTE = """\
電話記錄  Telephone note
海港中心管理處  Harbour Tower Management Office

來電   永盛會計師事務所（1501 室）陳小姐  +852 2000 0151
接聽   前台
事由   詢問 10 月 12 日來函的進展：會議室溫控器何時更換；加時冷氣由 11 月 2 日起是否已安排。
答覆   工程部星期三上午 10 時到場更換，需時約一小時。加時冷氣已批准，收費按現行收費表，列於下月管理費單。
跟進   換妥後由工程部致電陳小姐，並記入投訴個案。

Caller asked about the letter of 12 October. The thermostat will be replaced on Wednesday at 10:00; the extended
hours are approved from 2 November. Engineering will ring back when the work is done.
"""

PAPERS = {
    "tenancy-agreement.pdf": tenancy_agreement,
    "2026-03-01-hand-over-form.pdf": hand_over_form,
    "fit-out-drawing.pdf": fit_out_drawing,
    "fire-services-drawing.pdf": fire_services_drawing,
    "letter-to-management-office.pdf": letter,
    "directory-sign-application.pdf": directory_sign_application,
    "emergency-contact-sheet.pdf": emergency_contact_sheet,
    "2026-10-05-management-fee-receipt.pdf": management_fee_receipt,
    "corridor-obstruction.jpg": corridor_obstruction,
    "directory-sign-proof.png": directory_sign_proof,
    "key-receipt-scan.tif": key_receipt_scan,
    "telephone-note.txt": lambda path: path.write_text(TELEPHONE_NOTE, encoding="utf-8", newline="\n"),
}


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont(FONT, io.BytesIO(small_font()), asciiReadable=False))
    for name, make in PAPERS.items():
        make(folder / name)
        print(f"{(folder / name).stat().st_size:7}  {name}")


if __name__ == "__main__":
    main()

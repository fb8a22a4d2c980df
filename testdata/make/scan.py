"""Makes ../scans/contract.pdf: one page that is a picture of a printed, sealed and scanned contract.

    apt-get install fonts-noto-cjk
    pip install pillow
    python3 scan.py
"""

import io
import math
import pathlib

from PIL import Image, ImageDraw, ImageFont

FOLDER = "/usr/share/fonts/opentype/noto/"
DPI = 200
SIZE = (1165, 1654)
LINES = """示例文件，虚构单位 / EXAMPLE, FICTITIOUS BODIES
# 设备采购合同
合同编号：YLSF-2025-0417
项目名称：云岭示范大学智算平台采购项目
甲方（采购人）：云岭示范大学
乙方（供应商）：青岚示例科技有限公司
第一条 标的
乙方向甲方提供GPU服务器12台，每台配置NVIDIA H20
加速卡8块。
第二条 合同价款
合同总价为人民币壹仟肆佰捌拾陆万叁仟贰佰元整
（小写：¥14,863,200.00）。
第三条 交货
合同签订后45个日历日内交货。

甲方（盖章）：云岭示范大学
乙方（盖章）：青岚示例科技有限公司
签订日期：2025年4月17日"""


def font(points, bold=False):
    name = "NotoSansCJK-Bold.ttc" if bold else "NotoSerifCJK-Regular.ttc"
    return ImageFont.truetype(FOLDER + name, int(points * DPI / 72), index=2)


def seal(page, x, y, name, opacity):
    """A round seal: ring, star and the body's name, over whatever stands there."""
    side = 330
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    middle = side / 2
    draw.ellipse([8, 8, side - 8, side - 8], outline=255, width=9)
    corners = [
        (middle + r * math.sin(a), middle - r * math.cos(a))
        for a, r in ((math.pi / 5 * i, 52 if i % 2 == 0 else 20) for i in range(10))
    ]
    draw.polygon(corners, fill=255)
    for index, letter in enumerate(name):
        angle = math.radians(-100 + 200 * index / (len(name) - 1))
        glyph = Image.new("L", (80, 80), 0)
        ImageDraw.Draw(glyph).text((40, 40), letter, font=font(11, True), fill=255, anchor="mm")
        glyph = glyph.rotate(-math.degrees(angle), resample=Image.BICUBIC)
        at = (int(middle + 122 * math.sin(angle)) - 40, int(middle - 122 * math.cos(angle)) - 40)
        mask.paste(255, at, glyph)
    mask = mask.point(lambda v: int(v * opacity))
    box = (x - side // 2, y - side // 2)
    below = page.crop((*box, box[0] + side, box[1] + side))
    # Ink lets red through and holds back the rest.
    inked = Image.merge("RGB", [c.point(lambda v, k=k: int(v * k)) for c, k in zip(below.split(), (0.82, 0.13, 0.16))])
    page.paste(Image.composite(inked, below, mask), box)


def page():
    out = Image.new("RGB", SIZE, (255, 255, 255))
    draw = ImageDraw.Draw(out)
    y = 110
    for line in LINES.split("\n"):
        if line.startswith("# "):
            draw.text((SIZE[0] / 2, y + 30), line[2:], font=font(20, True), fill=(20, 20, 20), anchor="mm")
            y += 110
        else:
            draw.text((110, y), line, font=font(11), fill=(20, 20, 20))
            y += 62
    seal(out, 470, 1130, "云岭示范大学", 0.75)
    seal(out, 800, 800, "青岚示例科技有限公司", 0.7)
    out = out.rotate(0.7, resample=Image.BICUBIC, fillcolor=(255, 255, 255))
    # Paper is not white and print is not black.
    return out.point(lambda v: 38 + v * 200 // 255)


def pdf(picture):
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=45)
    data = data.getvalue()
    width, height = (side * 72 / DPI for side in SIZE)
    content = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /I Do Q".encode()
    image = f"<</Type/XObject/Subtype/Image/Width {SIZE[0]}/Height {SIZE[1]}/BitsPerComponent 8/ColorSpace/DeviceRGB"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:.2f} {height:.2f}]/Contents 4 0 R".encode()
        + b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        f"{image}/Filter/DCTDecode/Length {len(data)}>>stream\n".encode() + data + b"\nendstream",
        "<</Title (Example, fictitious bodies)>>".encode(),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


pathlib.Path(__file__).parent.joinpath("../scans/contract.pdf").write_bytes(pdf(page()))

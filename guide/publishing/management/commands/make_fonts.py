"""Make the small fonts of pictures and prints: only the characters that the content has."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guide.publishing.characters import FONTS, wanted
from guide.publishing.read import read

SOURCE = Path("/usr/share/fonts/opentype/noto")
# What the faces are called in Noto's collections.
FACES = {"sc": "Noto Sans CJK SC", "tc": "Noto Sans CJK TC"}


class Command(BaseCommand):
    help = (
        "Cut guide/publishing/fonts/ anew from Debian's fonts-noto-cjk, after the content came "
        "to use characters that they lack. Needs the packages for tests."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FONTS)
        parser.add_argument("--source", type=Path, default=SOURCE, help="where the whole fonts are")

    def handle(self, *args, **options):
        from fontTools.ttLib import TTCollection

        if not options["source"].exists():
            raise CommandError("Install fonts-noto-cjk first: apt-get install fonts-noto-cjk")
        records, problems = read(settings.CONTENT)
        if problems:
            raise CommandError("The content cannot be read. Run check_content, and mend it.")
        texts = {script: "".join(sorted(wanted(records, script))) for script in FACES}
        for weight in ("Regular", "Bold"):
            # The same characters make the same bytes.
            whole = TTCollection(
                options["source"] / f"NotoSansCJK-{weight}.ttc", recalcTimestamp=False
            )
            for script, face in FACES.items():
                font = next(one for one in whole if one["name"].getDebugName(1) == face)
                path = options["folder"] / f"{weight.lower()}-{script}.otf"
                held = self.cut(font, texts[script], path)
                path.with_name(f"{script}.txt").write_text(held)
                if held != texts[script]:
                    unknown = "".join(sorted(set(texts[script]) - set(held)))
                    self.stderr.write(f"{face} itself lacks {unknown}. Use other characters.")

    def cut(self, font, text, path):
        """Write the font with these characters only; return those that it has."""
        from fontTools import subset

        held = "".join(one for one in text if ord(one) in font.getBestCmap())
        options = subset.Options(layout_features=["kern"], hinting=False, notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(text=held)
        cutter.subset(font)
        font.save(path)
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
        return held

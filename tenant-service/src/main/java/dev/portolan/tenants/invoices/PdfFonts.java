package dev.portolan.tenants.invoices;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/// The fonts of a PDF, embedded in it. Liberation has letters for all of Europe, where the built-in fonts of
/// PDF would lose some of a name. A document has its own: fonts keep state while it is written.
record PdfFonts(Font text, Font strong, Font quiet, Font heading) {
    private static final Color INK = new Color(0x1C, 0x24, 0x30);
    private static final Color QUIET = new Color(0x5A, 0x64, 0x72);

    static PdfFonts load() {
        var regular = font("Regular");
        var bold = font("Bold");
        return new PdfFonts(
                new Font(regular, 9.5f, Font.NORMAL, INK),
                new Font(bold, 10.5f, Font.NORMAL, INK),
                new Font(regular, 8.5f, Font.NORMAL, QUIET),
                new Font(bold, 20, Font.NORMAL, INK));
    }

    private static BaseFont font(String style) {
        var file = "liberation/LiberationSans-" + style + ".ttf";
        try (var in = PdfFonts.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not part of this build");
            }
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

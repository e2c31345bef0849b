package dev.portolan.tenants.invoices;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// Says at the foot of each page what it belongs to.
final class PdfFooter extends PdfPageEventHelper {
    private static final float HEIGHT = 30;

    private final PdfFonts fonts;
    private final String text;

    PdfFooter(PdfFonts fonts, String text) {
        this.fonts = fonts;
        this.text = text;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_LEFT,
                new Phrase(text + ", page " + writer.getPageNumber(), fonts.quiet()),
                document.left(),
                HEIGHT,
                0);
    }
}

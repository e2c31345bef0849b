package dev.portolan.tenants.invoices;

import dev.portolan.tenants.invoices.Invoice.Kind;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/// Sets an invoice or credit note on A4. Everything that it shows is in the snapshot.
final class InvoicePdf {
    private static final float MARGIN = 54;
    private static final Color RULE = new Color(0xC9, 0xD1, 0xDB);

    private final PdfFonts fonts = PdfFonts.load();
    private final Snapshot facts;
    private final ZoneId zone;

    private InvoicePdf(Snapshot facts) {
        this.facts = facts;
        this.zone = ZoneId.of(facts.zone());
    }

    static byte[] of(Snapshot facts) {
        return new InvoicePdf(facts).set();
    }

    private byte[] set() {
        var bytes = new ByteArrayOutputStream();
        try (var page = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            var writer = PdfWriter.getInstance(page, bytes);
            writer.setPageEvent(new PdfFooter(fonts, facts.provider().name() + ", " + title()));
            page.addTitle(title());
            page.addAuthor(facts.provider().name());
            page.open();
            page.add(header());
            page.add(heading());
            page.add(particulars());
            page.add(lines());
            page.add(total());
            closing().forEach(page::add);
        }
        return bytes.toByteArray();
    }

    private String title() {
        var name = facts.invoice().heading().kind() == Kind.INVOICE ? "Invoice" : "Credit note";
        var number = facts.invoice().heading().number();
        return number == null ? "Draft: " + name.toLowerCase(Locale.ROOT) : name + " " + number;
    }

    /// The customer to the left, the provider to the right.
    private PdfPTable header() {
        var table = table(1, 1);
        var organization = facts.invoice().heading().organization();
        var left = new PdfPCell();
        left.addElement(new Paragraph("To", fonts.quiet()));
        left.addElement(new Paragraph(organization.name(), fonts.strong()));
        left.addElement(new Paragraph(organization.slug(), fonts.text()));
        var right = new PdfPCell();
        var provider = facts.provider();
        right.addElement(right(provider.name(), fonts.strong()));
        provider.address().forEach(line -> right.addElement(right(line, fonts.text())));
        if (provider.taxId() != null) {
            right.addElement(right("Tax number " + provider.taxId(), fonts.text()));
        }
        if (provider.email() != null) {
            right.addElement(right(provider.email(), fonts.text()));
        }
        for (var cell : List.of(left, right)) {
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPadding(0);
            table.addCell(cell);
        }
        return table;
    }

    private Paragraph heading() {
        var heading = new Paragraph(title(), fonts.heading());
        heading.setSpacingBefore(36);
        heading.setSpacingAfter(12);
        return heading;
    }

    private PdfPTable particulars() {
        var invoice = facts.invoice();
        var table = table(1, 3);
        table.setSpacingAfter(24);
        particular(table, "Date", day(invoice.dates().issuedAt()));
        particular(
                table,
                "Period",
                InvoiceLines.days(invoice.period().from(), invoice.period().to()));
        particular(table, "Due", day(invoice.dates().dueAt()));
        particular(table, "For invoice", facts.creditOf());
        particular(table, "Reason", facts.reason());
        return table;
    }

    private void particular(PdfPTable table, String name, @Nullable String value) {
        if (value != null) {
            table.addCell(cell(name, fonts.quiet(), Element.ALIGN_LEFT, Rectangle.NO_BORDER));
            table.addCell(cell(value, fonts.text(), Element.ALIGN_LEFT, Rectangle.NO_BORDER));
        }
    }

    private PdfPTable lines() {
        var table = table(9, 2, 3, 3);
        table.setHeaderRows(1);
        table.addCell(cell("What", fonts.quiet(), Element.ALIGN_LEFT, Rectangle.BOTTOM));
        for (var name : List.of("Quantity", "Price", "Amount")) {
            table.addCell(cell(name, fonts.quiet(), Element.ALIGN_RIGHT, Rectangle.BOTTOM));
        }
        for (var line : facts.invoice().content().lines()) {
            table.addCell(cell(line.text(), fonts.text(), Element.ALIGN_LEFT, Rectangle.BOTTOM));
            table.addCell(cell("%,d".formatted(line.quantity()), fonts.text(), Element.ALIGN_RIGHT, Rectangle.BOTTOM));
            table.addCell(cell(money(line.unitMinor()), fonts.text(), Element.ALIGN_RIGHT, Rectangle.BOTTOM));
            table.addCell(cell(money(line.amountMinor()), fonts.text(), Element.ALIGN_RIGHT, Rectangle.BOTTOM));
        }
        return table;
    }

    private PdfPTable total() {
        var table = table(14, 3);
        table.setSpacingAfter(24);
        table.setKeepTogether(true);
        table.addCell(cell("Total", fonts.strong(), Element.ALIGN_RIGHT, Rectangle.NO_BORDER));
        table.addCell(cell(
                money(facts.invoice().content().totalMinor()),
                fonts.strong(),
                Element.ALIGN_RIGHT,
                Rectangle.NO_BORDER));
        return table;
    }

    private List<Paragraph> closing() {
        var due = day(facts.invoice().dates().dueAt());
        if (due == null) {
            return List.of();
        }
        var ask = "Please pay %s by %s, and name the invoice number."
                .formatted(money(facts.invoice().content().totalMinor()), due);
        return Stream.concat(Stream.of(ask), facts.provider().payTo().stream())
                .map(line -> new Paragraph(line, fonts.text()))
                .toList();
    }

    private String money(long minor) {
        return MoneyText.of(minor, facts.invoice().content().currency());
    }

    private @Nullable String day(@Nullable Instant at) {
        return at == null ? null : InvoiceLines.day(at.atZone(zone).toLocalDate());
    }

    private static PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    private static PdfPCell cell(String text, Font font, int alignment, int border) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setHorizontalAlignment(alignment);
        cell.setBorder(border);
        cell.setBorderColor(RULE);
        cell.setPadding(5);
        cell.setPaddingLeft(0);
        return cell;
    }

    private static Paragraph right(String text, Font font) {
        var paragraph = new Paragraph(text, font);
        paragraph.setAlignment(Element.ALIGN_RIGHT);
        return paragraph;
    }
}

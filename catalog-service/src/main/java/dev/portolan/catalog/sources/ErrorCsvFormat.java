package dev.portolan.catalog.sources;

import dev.portolan.kernel.csv.Csv;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes a page of what is wrong as CSV.
@Provider
@Produces(ErrorCsvFormat.CSV)
class ErrorCsvFormat implements MessageBodyWriter<ErrorPage> {
    static final String CSV = "text/csv";
    private static final String NAMES = Csv.line(
            "source",
            "target",
            "kind",
            "at",
            "file",
            "line",
            "document",
            "path",
            "entity_ref",
            "found",
            "expected",
            "message",
            "mend");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == ErrorPage.class;
    }

    @Override
    public void writeTo(
            ErrorPage page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"source-errors.csv\"");
        if (page.link() != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + page.link() + ">; rel=\"next\"");
        }
        out.write(NAMES.getBytes(StandardCharsets.UTF_8));
        for (var error : page.items()) {
            out.write(line(error).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(SourceError error) {
        var finding = error.finding();
        var where = finding.where();
        return Csv.line(
                error.source().toString(),
                error.target(),
                error.kind(),
                String.valueOf(finding.at()),
                where.file(),
                text(where.line()),
                text(where.document()),
                where.path(),
                where.entityRef(),
                finding.found(),
                finding.expected(),
                finding.message(),
                finding.mend());
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}

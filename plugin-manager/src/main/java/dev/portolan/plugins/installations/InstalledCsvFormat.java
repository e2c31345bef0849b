package dev.portolan.plugins.installations;

import dev.portolan.plugins.installations.InstallationViews.Item;
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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes a page of installations as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets a `'`
/// before it.
@Provider
@Produces(InstalledCsvFormat.CSV)
class InstalledCsvFormat implements MessageBodyWriter<InstalledList> {
    static final String CSV = "text/csv";
    private static final String FORMULA = "=+-@\t\r";
    private static final String NAMES = line(
            "publisher",
            "plugin",
            "title",
            "version",
            "channel",
            "state",
            "health",
            "message",
            "revision",
            "changed_at");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == InstalledList.class;
    }

    @Override
    public void writeTo(
            InstalledList page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plugins.csv\"");
        if (page.link() != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + page.link() + ">; rel=\"next\"");
        }
        out.write(NAMES.getBytes(StandardCharsets.UTF_8));
        for (var item : page.items()) {
            out.write(line(item).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(Item item) {
        var status = item.status();
        return line(
                item.publisher(),
                item.plugin(),
                item.title(),
                status.version(),
                status.channel(),
                word(status.desired()),
                word(status.health().state()),
                status.health().message(),
                String.valueOf(status.revision()),
                String.valueOf(item.changedAt()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static String line(@Nullable String... cells) {
        return Stream.of(cells).map(InstalledCsvFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}

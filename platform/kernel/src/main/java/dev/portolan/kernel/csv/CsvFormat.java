package dev.portolan.kernel.csv;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes a page of a list as a file for spreadsheets, with a `Link` to the next page. A list says what its columns
/// are, and is a provider that produces [#CSV].
///
/// @param <P> the page
/// @param <T> what stands in a line
public abstract class CsvFormat<P, T> implements MessageBodyWriter<P> {
    public static final String CSV = "text/csv";

    private final Class<P> type;
    private final Function<P, String> file;
    private final Function<P, List<T>> lines;
    private final Function<P, @Nullable String> link;
    private final List<Column<T>> columns;

    /// @param file its name, for whoever saves it
    /// @param link address of the next page; gives null where there is none
    @SafeVarargs
    protected CsvFormat(
            Class<P> type,
            String file,
            Function<P, List<T>> lines,
            Function<P, @Nullable String> link,
            Column<T>... columns) {
        this(type, _ -> file, lines, link, columns);
    }

    /// @param file its name, which depends on what is in it
    /// @param link address of the next page; gives null where there is none
    @SafeVarargs
    protected CsvFormat(
            Class<P> type,
            Function<P, String> file,
            Function<P, List<T>> lines,
            Function<P, @Nullable String> link,
            Column<T>... columns) {
        this.type = type;
        this.file = file;
        this.lines = lines;
        this.link = link;
        this.columns = List.of(columns);
    }

    /// What stands in a column.
    ///
    /// @param name in the first line
    /// @param cell null for an empty one; a constant of an enum is written in lower case
    protected record Column<T>(String name, Function<T, @Nullable Object> cell) {
        @Nullable
        String text(T line) {
            var value = cell.apply(line);
            if (value == null) {
                return null;
            }
            return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
        }
    }

    protected static <T> Column<T> column(String name, Function<T, @Nullable Object> cell) {
        return new Column<>(name, cell);
    }

    @Override
    public boolean isWriteable(Class<?> written, Type generic, Annotation[] annotations, MediaType media) {
        return written == type;
    }

    @Override
    public void writeTo(
            P page,
            Class<?> written,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.apply(page) + "\"");
        var next = link.apply(page);
        if (next != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        write(out, columns.stream().map(Column::name).toArray(String[]::new));
        for (var line : lines.apply(page)) {
            write(out, columns.stream().map(column -> column.text(line)).toArray(String[]::new));
        }
    }

    private static void write(OutputStream out, @Nullable String... cells) throws IOException {
        out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
    }
}

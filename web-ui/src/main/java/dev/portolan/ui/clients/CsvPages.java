package dev.portolan.ui.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pages of a list as one file: each page is asked for when the one before is read, and only the first keeps its
/// line of names. A page that cannot be had breaks the file off, so that nobody takes a part for the whole.
final class CsvPages extends InputStream {
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&>]+)");

    private final Function<String, Download> pages;
    private InputStream content;
    private @Nullable String next;

    /// @param pages opens the page of a cursor
    CsvPages(Download first, Function<String, Download> pages) {
        this.pages = pages;
        this.content = first.content();
        this.next = cursor(first.link());
    }

    static @Nullable String cursor(@Nullable String link) {
        if (link == null) {
            return null;
        }
        var found = CURSOR.matcher(link);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : null;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = content.read(bytes, offset, length);
        while (count < 0 && next != null) {
            turn(next);
            count = content.read(bytes, offset, length);
        }
        return count;
    }

    private void turn(String cursor) throws IOException {
        content.close();
        var page = pages.apply(cursor);
        content = page.content();
        next = cursor(page.link());
        skipLine();
    }

    private void skipLine() throws IOException {
        var one = content.read();
        while (one >= 0 && one != '\n') {
            one = content.read();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}

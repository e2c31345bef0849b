package dev.portolan.kernel.egress;

import io.vertx.core.http.HttpClientResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// A body that ends in an error as soon as it is larger than allowed, after decompression.
final class BoundedBody extends FilterInputStream {
    private final long most;
    private final Origin origin;
    private long count;

    private BoundedBody(InputStream body, long most, Origin origin) {
        super(body);
        this.most = most;
        this.origin = origin;
    }

    /// @throws IOException when it says that it is compressed and is not
    static Opened.Stream of(HttpClientResponse response, InputStream answer, Request request, Origin origin)
            throws IOException {
        var headers = new TreeMap<String, List<String>>();
        response.headers()
                .forEach(header -> headers.computeIfAbsent(
                                header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(header.getValue()));
        var most = request.limits().maxBytes();
        if (!"gzip".equalsIgnoreCase(response.getHeader("content-encoding"))) {
            return new Opened.Stream(response.statusCode(), headers, new BoundedBody(answer, most, origin));
        }
        headers.remove("content-encoding");
        headers.remove("content-length");
        var inflated = new GZIPInputStream(new BoundedBody(answer, most, origin));
        return new Opened.Stream(response.statusCode(), headers, new BoundedBody(inflated, most, origin));
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        if (next >= 0) {
            counted(1);
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var read = super.read(target, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        var skipped = super.skip(most);
        counted(skipped);
        return skipped;
    }

    private void counted(long more) throws IOException {
        count += more;
        if (count > most) {
            close();
            throw new IOException(
                    String.format(Locale.ROOT, "%s: the answer is larger than %,d bytes.", origin.host(), most));
        }
    }
}

package dev.portolan.catalog.git;

import dev.portolan.kernel.egress.Opened;
import dev.portolan.kernel.egress.Request.Method;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// One request of JGit's, sent through the guard. It is sent when the first thing of the answer is asked for, as JGit
/// expects it of the JDK's connections.
final class GuardedConnection implements HttpConnection {
    private static final String ADVERTISEMENT = "application/x-git-upload-pack-advertisement";
    // The guard sets these itself, or refuses them.
    private static final Set<String> NOT_OURS =
            Set.of("accept-encoding", "authorization", "connection", "content-length", "cookie", "expect", "host");

    private final GuardedSession session;
    private final URL url;
    private final Map<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String method = "GET";
    private Opened.@Nullable Stream answer;

    GuardedConnection(GuardedSession session, URL url) {
        this.session = session;
        this.url = url;
    }

    private Opened.Stream answer() throws IOException {
        if (answer == null) {
            var send = method.equals("POST") ? Method.POST : Method.GET;
            answer = session.send(
                    send, URI.create(url.toString()), headers, send == Method.POST ? body.toByteArray() : null);
            requireGit(answer);
        }
        return answer;
    }

    // To a server that only has the files of a repository JGit would talk file by file, without end.
    private void requireGit(Opened.Stream stream) throws IOException {
        var type = stream.header("content-type").orElse("");
        if (method.equals("GET") && stream.status() == 200 && !type.startsWith(ADVERTISEMENT)) {
            stream.close();
            throw session.failure(
                    "%s: there is no Git repository at this address, or its server does not speak Git's smart protocol."
                            .formatted(url.getHost()));
        }
    }

    @Override
    public void connect() throws IOException {
        var _ = answer();
    }

    @Override
    public int getResponseCode() throws IOException {
        return answer().status();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return String.valueOf(answer().status());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Counted(answer().body());
    }

    @Override
    public OutputStream getOutputStream() {
        return body;
    }

    @Override
    public URL getURL() {
        return url;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public void setRequestMethod(String method) {
        this.method = method;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!NOT_OURS.contains(lower)) {
            headers.put(lower, value);
        }
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return answer == null ? Map.of() : answer.headers();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return answer == null ? null : answer.header(name).orElse(null);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return answer == null ? List.of() : answer.headers().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public @Nullable String getContentType() {
        return getHeaderField("content-type");
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public boolean usingProxy() {
        return false;
    }

    // The guard has limits and checks of its own, and no settings of JGit change them.

    @Override
    public void setUseCaches(boolean use) {}

    @Override
    public void setConnectTimeout(int millis) {}

    @Override
    public void setReadTimeout(int millis) {}

    @Override
    public void setInstanceFollowRedirects(boolean follow) {}

    @Override
    public void setDoOutput(boolean output) {}

    @Override
    public void setFixedLengthStreamingMode(int length) {}

    @Override
    public void setChunkedStreamingMode(int length) {}

    @Override
    public void configure(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random) {}

    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {}

    /// Takes what it brings off what the session may bring, and remembers why it broke off.
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                var next = super.read();
                session.took(next < 0 ? 0 : 1);
                return next;
            } catch (IOException e) {
                throw session.broken(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                var read = super.read(target, offset, length);
                session.took(Math.max(read, 0));
                return read;
            } catch (IOException e) {
                throw session.broken(e);
            }
        }
    }
}

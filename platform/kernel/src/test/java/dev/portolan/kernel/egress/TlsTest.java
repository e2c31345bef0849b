package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A site with a certificate for `good.test`, reached by an address that the guard has vetted.
class TlsTest {
    private static final String WORD = "certificate";

    @TempDir
    private static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final List<SNIServerName> NAMES_ASKED = new CopyOnWriteArrayList<>();

    private static HttpsServer server;
    private static Path store;

    @BeforeAll
    static void open() throws IOException, InterruptedException, GeneralSecurityException {
        store = certificate("good.test");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            NAMES_ASKED.addAll(session.getRequestedServerNames());
            try (exchange) {
                Site.text("secret").handle(exchange);
            }
        });
        server.createContext("/down", Site.redirect(302, "http://good.test:%d/".formatted(port())));
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theNameAndNotTheVettedAddressIsWhatTlsChecks() {
        assertThat(fetch("good.test", "/", true))
                .asInstanceOf(type(Response.class))
                .returns("secret", Response::text);
        assertThat(NAMES_ASKED).contains(new SNIHostName("good.test"));
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() {
        assertThat(fetch("bad.test", "/", true))
                .isEqualTo(new Failed(Fault.TLS, "bad.test: it has no trusted certificate for this name."));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() {
        assertThat(fetch("good.test", "/", false))
                .asInstanceOf(type(Failed.class))
                .returns(Fault.TLS, Failed::fault);
    }

    @Test
    void noRedirectLeadsFromHttpsToHttp() {
        assertThat(fetch("good.test", "/down", true))
                .isEqualTo(new Refused(Rule.REDIRECT, "good.test: it redirects from https to http."));
    }

    @Test
    void anOpenConnectionIsNotUsedForAnotherName() {
        var fetched = fetch(List.of("good.test", "bad.test"), "/", true);

        assertThat(fetched.getFirst()).isInstanceOf(Response.class);
        assertThat(fetched.getLast()).asInstanceOf(type(Failed.class)).returns(Fault.TLS, Failed::fault);
    }

    private static Fetched fetch(String host, String path, boolean trusting) {
        return fetch(List.of(host), path, trusting).getFirst();
    }

    // One after the other through the same client, and so from the same pool.
    private static List<Fetched> fetch(List<String> hosts, String path, boolean trusting) {
        var config = EgressSettings.allowing("good.test:" + port(), "bad.test:" + port());
        var names = new NamesOf().with("good.test", "127.0.0.1").with("bad.test", "127.0.0.1");
        var options = GuardedHttp.bounded(config);
        if (trusting) {
            options.setTrustOptions(new PfxOptions().setPath(store.toString()).setPassword(WORD));
        }
        try (var lookup = new Lookup(names, 2)) {
            var exchange = new Exchange(VERTX.createHttpClient(options));
            var hops = new Hops(new EgressGuard(config, lookup), exchange, exchange);
            return hosts.stream()
                    .map(host -> URI.create("https://%s:%d%s".formatted(host, port(), path)))
                    .map(uri -> hops.follow(Request.get(uri).following(_ -> true), Deadline.in(Duration.ofSeconds(5))))
                    .toList();
        }
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static Path certificate(String name) throws IOException, InterruptedException {
        var file = folder.resolve("site.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = ("%s -genkeypair -alias site -keyalg EC -dname CN=%s -ext san=dns:%s -validity 2"
                        + " -storetype PKCS12 -keystore %s -storepass %s")
                .formatted(keytool, name, name, file, WORD);
        var process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return file;
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, WORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, WORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}

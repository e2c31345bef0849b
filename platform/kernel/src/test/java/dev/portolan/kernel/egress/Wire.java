package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Request.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One test's way out: a site on this machine, which `app.test` and `other.test` lead to, and what asks it. The event
/// loops are shared by all tests of the process.
final class Wire implements AfterEachCallback {
    static final Limits SHORT = new Limits(1000, Duration.ofMillis(700), 3);

    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));

    private final Site site = Site.open();
    private final NamesOf names = new NamesOf().with("app.test", "127.0.0.1").with("other.test", "127.0.0.1");

    @Override
    public void afterEach(ExtensionContext context) {
        site.close();
    }

    Vertx vertx() {
        return VERTX;
    }

    Site site() {
        return site;
    }

    NamesOf names() {
        return names;
    }

    /// Asks where the site is allowed.
    Fetched fetch(Request request) {
        return http(Set.of(site.port())).fetch(request);
    }

    GuardedHttp http(Set<Integer> ports) {
        var allowed = ports.stream()
                .flatMap(port -> Stream.of("app.test:" + port, "other.test:" + port))
                .toArray(String[]::new);
        return new GuardedHttp(VERTX, EgressSettings.allowing(allowed), names);
    }

    /// An address of the site.
    URI at(String host, String path) {
        return URI.create("http://%s:%d%s".formatted(host, site.port(), path));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.portolan.bench;

import dev.portolan.bench.Main.Benchmark;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// From what an admin or the provider's staff do about a plugin to the last open page that shows it: a toggle, other
/// settings, a way back, and the kill switch, there to the last node that calls the plugin no more too. With two
/// processes of plugin-manager, one Chromium, many sessions with push open, and other tenants.
///
/// Arguments: how many sessions beside the browser (199), how many toggles (200), how many other tenants (3,000).
final class PropagationBenchmark implements Benchmark {
    private static final int PORTAL = 8080;
    private static final int FIRST = 8083;
    private static final int SECOND = 8983;
    private static final int KAFKA = 9092;
    private static final int KILLS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLED = Duration.ofSeconds(4); // longer than pages wait before they read again
    private static final String STOPPED = "has just been stopped by the platform";
    private static final String PLUGIN = "/installations/portolan/announcements";
    private static final String WIDGET = "/views/portolan/announcements/board";
    private static final String[] PROCESSES = {"plugin-manager", "web-ui", "kafka", "postgres"};

    @Override
    public void run(LocalStack stack, List<String> arguments) {
        var sessions = Main.number(arguments, 0, 199);
        var toggles = Main.number(arguments, 1, 200);
        var tenants = Main.number(arguments, 2, 3_000);
        var portal = stack.address(PORTAL, "/");
        var slug = SignupBenchmark.portal(stack);
        var owner = "owner@" + slug + ".test";
        var path = slug + "/plugins/portolan/announcements";
        var tenant = new Tenant(stack, slug, new OwnerToken(stack, slug));
        tenant.put(Map.of("channel", "stable", "enabled", true, "configuration", Map.of(), "grants", List.of()));
        try (var http = HttpClient.newHttpClient();
                var crowd = new Crowd("127.0.0.1:" + stack.address(KAFKA, "/").getPort(), tenants);
                var _ = new CrowdRows(stack, slug, crowd.ids());
                var second = new SecondNode(http, stack.process("plugin-manager"), second(stack));
                var pages = new Pages(sessions);
                var browser = new BrowserPage(portal, path, owner, SignupBenchmark.PASSWORD)) {
            pages.add(OpenPage.signIn(http, portal, path, owner, SignupBenchmark.PASSWORD));
            for (var more = 1; more < sessions; more++) {
                pages.add(pages.all.getFirst().another(path));
            }
            Pause.of(Duration.ofSeconds(5)); // what opening all of them has left to do
            var page = new Watched(pages, browser);
            toggles(stack, tenant, page, toggles, second);
            settings(tenant, page, toggles / 2);
            kills(stack, tenant, page, pages);
        }
    }

    private static int second(LocalStack stack) {
        return stack.address(SECOND, "/").getPort();
    }

    private static void toggles(LocalStack stack, Tenant tenant, Watched watched, int toggles, SecondNode second) {
        var cpu = stack.cpu(PROCESSES).plus(second.cpu());
        for (var turn = 0; turn < toggles; turn++) {
            var enabled = turn % 2 == 1;
            var port = turn % 4 < 2 ? FIRST : SECOND;
            watched.measure(() -> {
                tenant.patch(port, Map.of("enabled", enabled));
                return Map.entry("\"value\":\"%s\"".formatted(enabled ? "On" : "Off"), enabled ? "On" : "Off");
            });
            Pause.of(Duration.ofMillis(300 + ThreadLocalRandom.current().nextInt(200)));
        }
        var used = stack.cpu(PROCESSES).plus(second.cpu()).minus(cpu);
        watched.print("a toggle, from the PATCH", used.toMillis() / toggles + " CPU-ms of all parts each");
    }

    /// Other settings and the way back from them, in turn.
    private static void settings(Tenant tenant, Watched watched, int turns) {
        for (var back : new boolean[] {false, true}) {
            for (var turn = 0; turn < turns; turn++) {
                var port = turn % 2 == 0 ? FIRST : SECOND;
                var title = "Turn " + turn;
                // each way back undoes other settings that nobody measures
                var first = back ? tenant.configure(port, title + " again") - 1 : 0;
                if (back) {
                    Pause.of(Duration.ofMillis(500));
                }
                watched.measure(() -> {
                    var revision = back ? tenant.rollBack(port, first) : tenant.configure(port, title);
                    var words = "Revision " + revision + " is reaching";
                    return Map.entry(words, words);
                });
                Pause.of(Duration.ofMillis(300 + ThreadLocalRandom.current().nextInt(200)));
            }
            watched.print(back ? "a way back, from the POST" : "other settings, from the PATCH", "");
        }
    }

    private static void kills(LocalStack stack, Tenant tenant, Watched watched, Pages pages) {
        var staff = stack.staffToken("operator@portolan.test");
        var digest = stack.call("GET", FIRST, "/api/operator/plugins/releases?q=announcements", null, staff)
                .expect(200)
                .body()
                .path("items")
                .path(0)
                .path("digest")
                .asText();
        tenant.patch(FIRST, Map.of("enabled", true));
        var posts = new ArrayList<Duration>();
        var all = new ArrayList<Duration>();
        for (var turn = 0; turn < KILLS; turn++) {
            await(() -> tenant.shows(FIRST) && tenant.shows(SECOND), "the widget is there");
            pages.settle();
            var address = "/api/operator/plugins/releases/" + digest + "/revocation";
            try {
                watched.measure(() -> {
                    var from = System.nanoTime();
                    var _ = stack.call("POST", FIRST, address, Map.of("reason", "measured"), staff)
                            .expect(200);
                    posts.add(Duration.ofNanos(System.nanoTime() - from));
                    await(() -> !tenant.shows(FIRST) && !tenant.shows(SECOND), "the release is stopped");
                    all.add(Duration.ofNanos(System.nanoTime() - from));
                    return Map.entry(STOPPED, STOPPED);
                });
            } finally {
                var _ = stack.call("DELETE", FIRST, address, null, staff).expect(200);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| the kill switch, from the POST until neither node calls the plugin, %d times | %s; the POST alone %s |%n",
                KILLS,
                Figures.of(all),
                Figures.of(posts));
        watched.print("the kill switch, from the POST", "");
    }

    /// The simulated pages and the one in a browser.
    private static final class Watched {
        private final Pages pages;
        private final BrowserPage browser;
        private final List<Duration> all = new ArrayList<>();
        private final List<Duration> byBrowser = new ArrayList<>();

        Watched(Pages pages, BrowserPage browser) {
            this.pages = pages;
            this.browser = browser;
        }

        /// Measures until the last page shows what an act brings about.
        ///
        /// @param act does it, and says by what it is known: in what is pushed to a page, and in the browser
        void measure(Supplier<Map.Entry<String, String>> act) {
            pages.forget();
            browser.forget();
            var wall = now();
            var from = System.nanoTime();
            var known = act.get();
            var last = pages.lastShows(known.getKey(), from);
            var shown = Duration.ofNanos((long) ((browser.shows(known.getValue()) - wall) * 1e6));
            byBrowser.add(shown);
            all.add(last.compareTo(shown) > 0 ? last : shown);
        }

        void print(String what, String more) {
            var figures = Figures.of(all);
            System.out.printf(
                    Locale.ROOT,
                    "| %s to the last of %d open pages, %d times | p50 %d ms, p99 %d ms, max %d ms; the browser alone"
                            + " %s%s |%n",
                    what,
                    pages.all.size() + 1,
                    all.size(),
                    figures.percentile(0.5).toMillis(),
                    figures.percentile(0.99).toMillis(),
                    figures.longest().toMillis(),
                    Figures.of(byBrowser),
                    more.isEmpty() ? "" : "; " + more);
            all.clear();
            byBrowser.clear();
        }
    }

    private static void await(BooleanSupplier condition, String what) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("not after " + PATIENCE + ": " + what);
            }
            Pause.of(Duration.ofMillis(2));
        }
    }

    private static double now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    /// One tenant, as its owner, at either process.
    private record Tenant(LocalStack stack, String slug, OwnerToken token) {
        void put(Object body) {
            call("PUT", FIRST, PLUGIN, body);
        }

        void patch(int port, Object body) {
            call("PATCH", port, PLUGIN, body);
        }

        /// @return the revision that came of it
        long configure(int port, String title) {
            var settings = Map.of("announcements", List.of(Map.of("title", title)));
            return revision(call("PATCH", port, PLUGIN, Map.of("configuration", settings)));
        }

        /// @return the revision that came of it
        long rollBack(int port, long revision) {
            return revision(call("POST", port, PLUGIN + "/rollback", Map.of("revision", revision)));
        }

        private static long revision(LocalStack.Answer answer) {
            return answer.body().path("revision").asLong();
        }

        /// Whether the node calls the plugin, as far as it says.
        boolean shows(int port) {
            return !call("GET", port, WIDGET, null)
                    .body()
                    .path("error")
                    .asText()
                    .contains("withdrawn");
        }

        private LocalStack.Answer call(String method, int port, String path, @Nullable Object body) {
            var answer = stack.call(method, port, "/api/tenants/" + slug + path, body, token.value());
            if (answer.status() >= 300) {
                throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
            }
            return answer;
        }
    }

    /// The open pages.
    private static final class Pages implements AutoCloseable {
        private final List<OpenPage> all;

        Pages(int size) {
            this.all = new ArrayList<>(size);
        }

        void add(OpenPage page) {
            all.add(page);
        }

        void forget() {
            all.forEach(page -> {
                var _ = page.take();
            });
        }

        /// Waits until none has been told anything for a while.
        void settle() {
            do {
                forget();
                Pause.of(SETTLED);
            } while (all.stream().anyMatch(page -> !page.take().isEmpty()));
        }

        /// How long after `from` the last page was sent a text.
        Duration lastShows(String text, long from) {
            var waiting = new HashSet<>(all);
            var last = from;
            var patience = System.nanoTime() + PATIENCE.toNanos();
            while (!waiting.isEmpty()) {
                for (var page : List.copyOf(waiting)) {
                    for (var pushed : page.take()) {
                        if (pushed.text().contains(text)) {
                            waiting.remove(page);
                            last = Math.max(last, pushed.at());
                        }
                    }
                }
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException(waiting.size() + " pages were not told after " + PATIENCE);
                }
                Pause.of(Duration.ofMillis(1));
            }
            return Duration.ofNanos(last - from);
        }

        @Override
        public void close() {
            all.forEach(OpenPage::close);
        }
    }
}

package dev.portolan.bench;

import dev.portolan.bench.Main.Benchmark;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
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
    private static final int FIRST_TURNS = 8; // of processes that have just been started, not measured
    private static final Duration PATIENCE = Duration.ofSeconds(10);
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
                var pages = new OpenPages(sessions);
                var browser = new BrowserPage(portal, path, owner, SignupBenchmark.PASSWORD)) {
            pages.add(OpenPage.signIn(http, portal, path, owner, SignupBenchmark.PASSWORD));
            for (var more = 1; more < sessions; more++) {
                pages.add(pages.first().another(path));
            }
            Pause.of(Duration.ofSeconds(5)); // what opening all of them has left to do
            var page = new Watched(tenant.token(), pages, browser);
            toggle(tenant, page, FIRST_TURNS);
            page.clear();
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
        toggle(tenant, watched, toggles);
        var used = stack.cpu(PROCESSES).plus(second.cpu()).minus(cpu);
        watched.print("a toggle, from the PATCH", used.toMillis() / toggles + " CPU-ms of all parts each");
    }

    private static void toggle(Tenant tenant, Watched watched, int turns) {
        for (var turn = 0; turn < turns; turn++) {
            var enabled = turn % 2 == 1;
            var port = turn % 4 < 2 ? FIRST : SECOND;
            watched.measure(() -> {
                tenant.patch(port, Map.of("enabled", enabled));
                return Map.entry("\"value\":\"%s\"".formatted(enabled ? "On" : "Off"), enabled ? "On" : "Off");
            });
            Pause.of(Duration.ofMillis(300 + ThreadLocalRandom.current().nextInt(200)));
        }
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

    private static void kills(LocalStack stack, Tenant tenant, Watched watched, OpenPages pages) {
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

    private static void await(BooleanSupplier condition, String what) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("not after " + PATIENCE + ": " + what);
            }
            Pause.of(Duration.ofMillis(2));
        }
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
}

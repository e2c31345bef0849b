package dev.portolan.bench;

import dev.portolan.bench.CatalogQueries.Request;
import dev.portolan.bench.Main.Benchmark;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Fills a new portal with a made-up catalog, then asks it the questions that catalogs are asked, over one connection.
/// CPU time is that of catalog-service and of PostgreSQL together. A part of the catalog is ingested into another
/// portal before: what a service that has just been started compiles would count as work on entities.
///
/// Arguments: how many entities (10,000); the slug of a portal that an earlier run has filled, which is then only read
/// again where something is missing.
final class CatalogBenchmark implements Benchmark {
    private static final int TENANTS = 8081;
    private static final int CATALOG = 8082;
    private static final String[] PROCESSES = {"catalog-service", "postgres"};
    private static final Duration LONGEST_INGEST = Duration.ofMinutes(30);
    private static final Duration BREATH = Duration.ofMillis(300);
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final Load WARM_UP = new Load(6_000, Duration.ofSeconds(12));
    private static final Load MEASURED = new Load(2_000, Duration.ofSeconds(8));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public void run(LocalStack stack, List<String> arguments) {
        var catalog = new CatalogGenerator(Main.number(arguments, 0, 10_000));
        // Sources are looked at every few minutes: the host stays, so that nothing has changed costs little.
        try (var host = new CatalogHost(catalog)) {
            ask(catalog, filled(stack, host, arguments));
        }
    }

    private void ask(CatalogGenerator catalog, Portal portal) {
        System.out.printf(
                Locale.ROOT,
                "| %,d entities of %s | requests/s | p50 ms | p99 ms | CPU-ms each |%n",
                catalog.size(),
                portal.slug);
        System.out.println("|---|---|---|---|---|");
        var queries = new CatalogQueries(catalog).all();
        var first = timed(portal, CatalogQueries.walk(null));
        System.out.printf(Locale.ROOT, "| the first page asked for | | %d | | |%n", first.toMillis());
        queries.forEach((name, query) -> repeat(portal, WARM_UP, query));
        queries.forEach((name, query) -> measure(portal, name, query));
        walk(portal);
        walk(portal);
    }

    private Portal filled(LocalStack stack, CatalogHost host, List<String> arguments) {
        if (arguments.size() > 1) {
            var portal = new Portal(stack, arguments.get(1));
            ingest(portal, host, host.locations(), "ingest again of");
            return portal;
        }
        var first = new Portal(stack, SignupBenchmark.portal(stack));
        first.enlarge();
        var portal = new Portal(stack, SignupBenchmark.portal(stack));
        portal.enlarge();
        ingest(first, host, 1, "first ingest, of");
        ingest(portal, host, host.locations(), "ingest of");
        return portal;
    }

    private void ingest(Portal portal, CatalogHost host, int locations, String name) {
        var cpu = portal.cpu();
        var begun = Instant.now();
        var from = System.nanoTime();
        for (var location = 0; location < locations; location++) {
            var body = Map.of("type", "url", "target", CatalogHost.url(location));
            var _ = portal.call("POST", "/catalog/locations?onConflict=refresh", body)
                    .expect(201);
        }
        var patience = from + LONGEST_INGEST.toNanos();
        while (System.nanoTime() < patience) {
            var read = 0;
            for (var source : portal.call("GET", "/sources?limit=500", null)
                    .expect(200)
                    .body()
                    .path("items")) {
                var error = source.path("errors").path(0);
                if (error.has("at") && Instant.parse(error.path("at").asText()).isAfter(begun)) {
                    throw new IllegalStateException("not everything was taken: " + error);
                }
                var last = Instant.parse(source.path("lastReadAt").asText(Instant.EPOCH.toString()));
                read += source.path("state").asText().equals("ok") && last.isAfter(begun) ? 1 : 0;
            }
            if (read == locations) {
                var size = host.entities(locations);
                var wall = System.nanoTime() - from;
                System.out.printf(
                        Locale.ROOT,
                        "| %s %,d entities | %.0f entities/s | %.2f CPU-ms each |%n",
                        name,
                        size,
                        size / (wall / 1e9),
                        portal.cpu().minus(cpu).toNanos() / 1e6 / size);
                return;
            }
            Pause.of(BREATH);
        }
        throw new IllegalStateException("not read after " + LONGEST_INGEST);
    }

    private void measure(Portal portal, String name, Function<Integer, Request> query) {
        Pause.of(BREATH); // so that what a question before has left behind does not count
        var cpu = portal.cpu();
        var all = repeat(portal, MEASURED, query);
        print(name, all, portal.cpu().minus(cpu));
    }

    private List<Duration> repeat(Portal portal, Load load, Function<Integer, Request> query) {
        return load.run(turn -> timed(portal, query.apply(turn)));
    }

    private Duration timed(Portal portal, Request request) {
        var from = System.nanoTime();
        var _ = send(portal, request);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private void walk(Portal portal) {
        var cpu = portal.cpu();
        var all = new ArrayList<Duration>();
        @Nullable String cursor = null;
        do {
            var from = System.nanoTime();
            var next = NEXT.matcher(send(portal, CatalogQueries.walk(cursor)));
            all.add(Duration.ofNanos(System.nanoTime() - from));
            cursor = next.find() ? next.group(1) : null;
        } while (cursor != null);
        print(
                "full walk, pages of 500 (%d)".formatted(all.size()),
                all,
                portal.cpu().minus(cpu));
    }

    private String send(Portal portal, Request request) {
        var body = request.body();
        var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(portal.address("/catalog" + request.path()))
                            .header("Authorization", "Bearer " + portal.token())
                            .header("Content-Type", "application/json")
                            .method(request.method(), content)
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.path() + " answered " + answer.statusCode()
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            // Page information is at the end.
            var tail = Math.max(0, answer.body().length - 2_000);
            return new String(answer.body(), tail, answer.body().length - tail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(request.path() + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void print(String name, List<Duration> all, Duration cpu) {
        var figures = Figures.of(all);
        var wall = all.stream().reduce(Duration.ZERO, Duration::plus);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.2f | %.3f |%n",
                name,
                all.size() / (wall.toNanos() / 1e9),
                figures.percentile(0.5).toNanos() / 1e6,
                figures.percentile(0.99).toNanos() / 1e6,
                cpu.toNanos() / 1e6 / all.size());
    }

    /// Requests one after the other: so many, or as many as there is time for.
    record Load(int most, Duration longest) {
        List<Duration> run(IntFunction<Duration> request) {
            var all = new ArrayList<Duration>();
            var end = System.nanoTime() + longest.toNanos();
            while (all.size() < most && System.nanoTime() < end) {
                all.add(request.apply(all.size()));
            }
            return all;
        }
    }

    /// A portal of its own, as its owner.
    private static final class Portal {
        private final LocalStack stack;
        private final String slug;
        private final OwnerToken token;

        Portal(LocalStack stack, String slug) {
            this.stack = stack;
            this.slug = slug;
            this.token = new OwnerToken(stack, slug);
        }

        String token() {
            return token.value();
        }

        URI address(String path) {
            return stack.address(CATALOG, "/api/tenants/" + slug + path);
        }

        LocalStack.Answer call(String method, String path, @Nullable Object body) {
            return stack.call(method, CATALOG, "/api/tenants/" + slug + path, body, token());
        }

        /// Takes the plan that has room for half a million entities.
        void enlarge() {
            var _ = stack.call(
                            "PUT",
                            TENANTS,
                            "/api/tenants/" + slug + "/billing/subscription",
                            Map.of("plan", "enterprise"),
                            token())
                    .expect(200);
            token.forget();
            Pause.of(BREATH);
        }

        Duration cpu() {
            return stack.cpu(PROCESSES);
        }
    }
}

package dev.portolan.bench;

import dev.portolan.bench.Main.Benchmark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// From the confirmed mail to a portal that can be used: one sign-up after the other, then many at once.
///
/// Arguments: how many single ones (20), how many at once (100).
final class SignupBenchmark implements Benchmark {
    static final String PASSWORD = "a long enough secret";

    private static final int TENANTS = 8081;
    private static final int MAIL = 8025;
    private static final int WARM_UP = 3;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("/signup/confirm\\?id=([^&\\s]+)&code=(\\S+)");

    @Override
    public void run(LocalStack stack, List<String> arguments) {
        var single = Main.number(arguments, 0, 20);
        var together = Main.number(arguments, 1, 100);
        IntStream.range(0, WARM_UP).forEach(_ -> open(stack, confirmed(stack, ask(stack))));

        var before = cpu(stack);
        var alone = IntStream.range(0, single)
                .mapToObj(_ -> open(stack, confirmed(stack, ask(stack))))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "| a single sign-up, from the confirmed mail to `active` | %s; %d CPU-ms of all parts each, mail included |%n",
                Figures.of(alone),
                cpu(stack).minus(before).toMillis() / single);

        var links = IntStream.range(0, together).mapToObj(_ -> ask(stack)).toList();
        var from = System.nanoTime();
        var all = atOnce(stack, links);
        var wall = Duration.ofNanos(System.nanoTime() - from);
        System.out.printf(
                Locale.ROOT,
                "| %d sign-ups confirmed at once | all %d active after %.1f s; %s |%n",
                together,
                all.size(),
                wall.toMillis() / 1000.0,
                Figures.of(all));
    }

    private static List<Duration> atOnce(LocalStack stack, List<Link> links) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = links.stream()
                    .map(link -> threads.submit(() -> open(stack, confirmed(stack, link))))
                    .toList();
            var durations = new ArrayList<Duration>();
            for (Future<Duration> one : running) {
                durations.add(one.get());
            }
            return durations;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sign-up was lost: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Opens a portal of its own for another benchmark.
    ///
    /// @return its slug; the owner is `owner@<slug>.test` with [#PASSWORD]
    static String portal(LocalStack stack) {
        var slug = "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
        var _ = open(stack, confirmed(stack, ask(stack, slug)));
        return slug;
    }

    private static Link ask(LocalStack stack) {
        return ask(stack, "bench-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36));
    }

    private static Link ask(LocalStack stack, String slug) {
        var email = "owner@" + slug + ".test";
        var form =
                Map.of("organization", slug, "slug", slug, "email", email, "givenName", "Bea", "familyName", "Bench");
        var id = stack.call("POST", TENANTS, "/api/signups", form)
                .expect(202)
                .body()
                .path("id")
                .asText();
        var patience = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < patience) {
            for (var mail : stack.call("GET", MAIL, "/api/messages", null).body()) {
                var link = LINK.matcher(mail.path("text").asText());
                if (link.find() && link.group(1).equals(id)) {
                    return new Link(id, link.group(2), 0);
                }
            }
            Pause.of(LOOK);
        }
        throw new IllegalStateException("no mail for " + email);
    }

    private static Link confirmed(LocalStack stack, Link link) {
        var from = System.nanoTime();
        var body = Map.of("code", link.code(), "password", PASSWORD);
        var _ = stack.call("POST", TENANTS, "/api/signups/" + link.id() + "/confirmation", body)
                .expect(202);
        return new Link(link.id(), link.code(), from);
    }

    private static Duration open(LocalStack stack, Link link) {
        var patience = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < patience) {
            var state = stack.call("GET", TENANTS, "/api/signups/" + link.id(), null)
                    .expect(200)
                    .body()
                    .path("state")
                    .asText();
            if (state.equals("active")) {
                return Duration.ofNanos(System.nanoTime() - link.confirmedAt());
            }
            Pause.of(LOOK);
        }
        throw new IllegalStateException("sign-up " + link.id() + " is not active after " + LONGEST);
    }

    private static Duration cpu(LocalStack stack) {
        return stack.cpuTimes().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// @param confirmedAt of [System#nanoTime]
    private record Link(String id, String code, long confirmedAt) {}
}

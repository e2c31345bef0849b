package dev.portolan.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.entities.EntityChanges;
import dev.portolan.catalog.entities.EntityChanges.Change;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Prints what search costs at 10,000 entities: processor time of this process and of PostgreSQL. Not among the tests:
/// `-Dtest=SearchCost`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SearchCost {
    private static final int ENTITIES = Integer.getInteger("entities", 10_000);
    private static final int PART = 500;
    private static final List<String> WORDS = IntStream.range(0, 3_000)
            .mapToObj(i -> Integer.toString(i * 7_919 + 46_656, 36).replaceAll("[0-9]", "") + syllable(i))
            .toList();
    private static final List<String> KINDS = List.of("Component", "Component", "Component", "API", "Resource");

    @Inject
    DocumentService documents;

    @Inject
    SearchService search;

    @Inject
    TenantScope scope;

    private final Random random = new Random(7);

    private static String syllable(int i) {
        return List.of("ment", "ing", "er", "ate", "ion", "al", "service", "port")
                .get(i % 8);
    }

    @Test
    void tenThousand() {
        var tenant = TestTenant.of("cost-" + UUID.randomUUID().toString().substring(0, 8));
        var bodies = IntStream.range(0, ENTITIES).mapToObj(this::entity).toList();
        // Warm: the same work for another tenant.
        var other = TestTenant.of("warm-" + UUID.randomUUID().toString().substring(0, 8));
        scope.run(other.id(), () -> {
            write(bodies);
            for (var i = 0; i < 1_000; i++) {
                ask(word());
            }
        });
        System.gc();
        Log.infof(
                "%,d MB",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        scope.run(tenant.id(), () -> {
            measure("written, an entity", ENTITIES, () -> write(bodies));
            measure("first search", 1, () -> ask(word()));
            System.gc();
            Log.infof(
                    "%,d MB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
            measure("a word", 1_000, () -> times(1_000, () -> ask(word())));
            measure(
                    "two words of one thing",
                    1_000,
                    () -> times(1_000, () -> ask(word().substring(0, 3) + " " + word())));
            measure("three letters", 1_000, () -> times(1_000, () -> ask(word().substring(0, 3))));
            measure("one letter", 300, () -> times(300, () -> ask(word().substring(0, 1))));
            measure("a misspelt word", 300, () -> times(300, () -> ask(misspelt(word()))));
            measure("nothing", 300, () -> times(300, () -> ask("")));
            measure(
                    "a change and a word",
                    300,
                    () -> times(300, () -> {
                        write(List.of(entity(random.nextInt(ENTITIES))));
                        ask(word());
                    }));
        });
        assertThat(ENTITIES).isPositive();
    }

    private void ask(String typed) {
        var _ = search.search(Question.of(typed, Map.of(), 20), null);
    }

    private void write(List<Change> bodies) {
        for (var start = 0; start < bodies.size(); start += PART) {
            documents.take(new EntityChanges(bodies.subList(start, Math.min(start + PART, bodies.size()))));
        }
    }

    private Change entity(int i) {
        var name = word() + "-" + word() + "-" + i % 997;
        var kind = KINDS.get(i % KINDS.size());
        var ref = (kind + ":default/" + name).toLowerCase(java.util.Locale.ROOT);
        var body = """
                {"apiVersion":"backstage.io/v1alpha1","kind":"%s","metadata":{"name":"%s","title":"%s %s",
                "description":"%s","tags":["%s","%s"],"namespace":"default","uid":"%s","etag":"%s",
                "annotations":{"backstage.io/managed-by-location":"url:https://example.com/%s/catalog-info.yaml",
                "backstage.io/managed-by-origin-location":"url:https://example.com/catalog-info.yaml",
                "github.com/project-slug":"acme/%s","backstage.io/techdocs-ref":"dir:."},
                "links":[{"url":"https://example.com/%s","title":"Dashboard"}]},
                "spec":{"type":"service","lifecycle":"production","owner":"team-%d","system":"%s"},
                "relations":[{"type":"ownedBy","targetRef":"group:default/team-%d"},
                {"type":"partOf","targetRef":"system:default/%s"}]}""".formatted(
                        kind,
                        name,
                        word(),
                        word(),
                        IntStream.range(0, 14).mapToObj(_ -> word()).collect(Collectors.joining(" ")),
                        word(),
                        WORDS.get(i % 20),
                        UUID.randomUUID(),
                        name,
                        name,
                        name,
                        name,
                        i % 120,
                        word(),
                        i % 120,
                        word());
        return new Change(UUID.randomUUID(), ref, null, body);
    }

    // Few words are frequent, and most are rare.
    private String word() {
        return WORDS.get((int) (WORDS.size() * Math.pow(random.nextDouble(), 2.5)));
    }

    private static String misspelt(String word) {
        return word.length() < 4 ? word + "x" : word.charAt(1) + "" + word.charAt(0) + word.substring(2);
    }

    private static void times(int count, Runnable work) {
        for (var i = 0; i < count; i++) {
            work.run();
        }
    }

    private static void measure(String what, int times, Runnable work) {
        var own = own();
        var others = others();
        var began = System.nanoTime();
        work.run();
        var wall = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Log.infof(
                "COST %s: %.3f CPU-ms here, %.3f in PostgreSQL, %.3f ms wall",
                what,
                (own() - own) / 1e6 / times,
                others().minus(others).toNanos() / 1e6 / times,
                (double) wall / times);
    }

    private static long own() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private static Duration others() {
        var sum = new ArrayList<Duration>();
        ProcessHandle.current()
                .descendants()
                .forEach(process -> process.info().totalCpuDuration().ifPresent(sum::add));
        return sum.stream().reduce(Duration.ZERO, Duration::plus);
    }
}

package dev.portolan.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.catalog.entities.RemovalService;
import dev.portolan.catalog.entities.SnapshotService;
import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.catalog.index.IndexService;
import dev.portolan.catalog.index.Needs;
import dev.portolan.catalog.model.Emitted;
import dev.portolan.catalog.model.Entity;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.query.EntitySearch.Span;
import dev.portolan.catalog.query.PageCursor.Order;
import dev.portolan.catalog.query.PageCursor.Place;
import dev.portolan.catalog.query.PageCursor.Question;
import dev.portolan.catalog.query.PageCursor.TextFilter;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Memory and PostgreSQL find the same, in the same order, whatever is asked, and after whatever has changed.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TwoWaysTest {
    private static final List<String> VALUES =
            List.of("a", "A", "b", "B", "ab", "Äb", "\uD83D\uDE00", "\uFF5E", "a_b", "a%b", "x".repeat(201), "zz", "z");
    private static final List<String> KEYS = List.of(
            "kind",
            "spec.type",
            "spec.owner",
            "metadata.tags",
            "metadata.tags.a",
            "metadata.title",
            "metadata.name",
            "metadata.uid",
            "spec.nothing",
            "relations.ownedby",
            "metadata.namespace");

    @Inject
    SqlSearch sql;

    @Inject
    IndexSearch memory;

    @Inject
    IndexService index;

    @Inject
    SnapshotService snapshots;

    @Inject
    RemovalService removals;

    @Inject
    TenantScope scope;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID location = UUID.randomUUID();

    @BeforeEach
    void begin() throws SQLException {
        try (var connection = TestDatabase.superuser();
                var insert = connection.prepareStatement("insert into location (id, tenant_id, type, target, ref,"
                        + " created_at) values (?, ?, 'url', 'https://example.com', 'location:default/root', now())")) {
            insert.setObject(1, location);
            insert.setObject(2, tenant.value());
            insert.execute();
        }
        await().until(() ->
                scope.call(tenant, () -> index.read(Needs.NONE, _ -> true)).isPresent());
    }

    @RepeatedTest(8)
    void bothFindTheSame(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        scope.run(tenant, () -> {
            for (var round = 0; round < 4; round++) {
                change(random);
                for (var i = 0; i < 60; i++) {
                    compare(random);
                }
            }
        });
    }

    @Test
    void anIndexNeverAnswersForAnotherTenant() {
        scope.run(tenant, () -> store(List.of(entity("one", new Random(1)))));
        var other = new TenantId(UUID.randomUUID());
        var all = new Question(Optional.empty(), null, Optional.empty(), Optional.empty());
        var first = new Span(null, false, 10, 0);

        var own = scope.call(tenant, () -> memory.part(all, first, true));
        var others = scope.call(other, () -> memory.part(all, first, true));

        assertThat(own.total()).isEqualTo(1);
        assertThat(others.total()).isZero();
        assertThat(scope.call(other, () -> index.byRef("component:default/one")))
                .isEmpty();
        // Empty is an answer, too: until the news of the write that come back by Kafka are taken in, PostgreSQL is
        // asked.
        await().until(() -> scope.call(tenant, () -> {
            var _ = memory.part(all, first, true);
            return index.byRef("component:default/one").isPresent();
        }));
        assertThat(scope.call(other, () -> memory.byRefs(List.of("component:default/one"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aWriteIsSeenAtOnce() {
        var all = new Question(Optional.empty(), null, Optional.empty(), Optional.empty());
        scope.run(tenant, () -> {
            for (var i = 0; i < 20; i++) {
                store(List.of(entity("n" + i, new Random(i))));

                assertThat(memory.part(all, new Span(null, false, 1, 0), true).total())
                        .isEqualTo(i + 1);
            }
        });
    }

    private void change(Random random) {
        var some = IntStream.range(0, 40)
                .mapToObj(_ -> entity("e" + random.nextInt(60), random))
                .toList();
        store(some);
        for (var found : sql.byRefs(List.of("component:default/e" + random.nextInt(60)), Optional.empty())) {
            var _ = removals.remove(found.id());
        }
    }

    private void store(List<Entity> entities) {
        var root = Ref.parse("location:default/root");
        var _ = snapshots.store(
                location,
                entities.stream()
                        .map(entity -> Emitted.valid(root, "https://example.com/f.yaml", entity))
                        .toList(),
                Long.MAX_VALUE);
    }

    private static Entity entity(String name, Random random) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "backstage.io/v1alpha1").put("kind", "Component");
        var metadata = json.putObject("metadata").put("name", name).put("namespace", "default");
        if (random.nextInt(3) > 0) {
            metadata.put("title", pick(random) + pick(random));
        }
        var tags = metadata.putArray("tags");
        for (var i = random.nextInt(4); i > 0; i--) {
            tags.add(pick(random));
        }
        var spec = json.putObject("spec").put("type", pick(random)).put("lifecycle", "x");
        switch (random.nextInt(4)) {
            case 0 -> spec.putNull("owner");
            case 1 -> spec.put("owner", "team-" + random.nextInt(3));
            case 2 -> spec.put("owner", "e" + random.nextInt(60));
            default -> {}
        }
        return new Entity(json);
    }

    private void compare(Random random) {
        var predicate = random.nextInt(4) == 0 ? Optional.<Predicate>empty() : Optional.of(predicate(random, 3));
        var order = random.nextBoolean()
                ? Optional.of(new Order(key(random), random.nextBoolean()))
                : Optional.<Order>empty();
        var text = random.nextInt(3) == 0
                ? Optional.of(new TextFilter(
                        pick(random).toLowerCase(Locale.ROOT),
                        random.nextBoolean() ? List.of() : List.of(key(random), key(random))))
                : Optional.<TextFilter>empty();
        var question = new Question(predicate, null, order, text);
        var why = question.toString();

        var span = new Span(null, random.nextInt(4) == 0, 1 + random.nextInt(20), random.nextInt(3));
        var expected = sql.part(question, span, true);
        assertThat(memory.part(question, span, true)).as(why).isEqualTo(expected);
        for (var row : expected.rows()) {
            var next = new Span(row.place(), random.nextBoolean(), 1 + random.nextInt(5), 0);
            assertThat(memory.part(question, next, false)).as(why).isEqualTo(sql.part(question, next, false));
        }
        var nowhere = new Span(
                new Place(order.map(_ -> pick(random)).orElse(null), UUID.randomUUID()), random.nextBoolean(), 5, 0);
        assertThat(memory.part(question, nowhere, false)).as(why).isEqualTo(sql.part(question, nowhere, false));

        var facets = List.of(key(random), key(random)).stream().distinct().toList();
        assertThat(memory.facets(facets, predicate)).as(why).isEqualTo(sql.facets(facets, predicate));

        var orders = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> new Order(key(random), random.nextBoolean()))
                .toList();
        assertThat(memory.ordered(predicate, orders, 15, 2))
                .as(why + orders)
                .isEqualTo(sql.ordered(predicate, orders, 15, 2));
        assertThat(everything(memory, predicate, orders)).as(why).isEqualTo(everything(sql, predicate, orders));
        var refs = IntStream.range(0, 10)
                .mapToObj(_ -> "component:default/e" + random.nextInt(80))
                .toList();
        assertThat(memory.byRefs(refs, predicate))
                .as(why)
                .containsExactlyInAnyOrderElementsOf(sql.byRefs(refs, predicate));
    }

    private static List<StoredEntity> everything(
            EntitySearch search, Optional<Predicate> predicate, List<Order> orders) {
        var all = new ArrayList<StoredEntity>();
        search.all(predicate, orders).forEachRemaining(all::addAll);
        return all;
    }

    private static Predicate predicate(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> new Predicate.Exists(key(random));
            case 1 -> new Predicate.Contains(key(random), List.of(value(random)));
            case 2 -> new Predicate.Prefix(key(random), value(random));
            case 3 ->
                new Predicate.In(
                        key(random),
                        IntStream.range(0, random.nextInt(3))
                                .mapToObj(_ -> value(random))
                                .toList());
            case 4 -> new Predicate.Not(predicate(random, depth - 1));
            case 5 -> new Predicate.All(several(random, depth));
            default -> new Predicate.Any(several(random, depth));
        };
    }

    private static List<Predicate> several(Random random, int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> predicate(random, depth - 1))
                .toList();
    }

    private static String key(Random random) {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private static String pick(Random random) {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    // Lower case, as predicates are read.
    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "component";
            case 1 -> "e" + random.nextInt(60);
            case 2 -> "true";
            default -> pick(random).toLowerCase(Locale.ROOT);
        };
    }
}

package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is written at one node of the catalog is at another one within a second, whose answers come from an index in
/// its
/// memory.
@Order(45)
@Timeout(300)
class SecondNodeIT {
    private static final int WRITES = 12;
    private static final String CATALOG = "/api/tenants/acme/catalog/entities";

    private static final Stack STACK = Stack.demo();
    private static SecondNode second;

    private final String token = STACK.token("owner@acme.test", "acme");
    private final Api here = new Api(STACK.url(8082), token);
    private final Api there = new Api(second.url(), token);

    @BeforeAll
    static void start() throws IOException {
        second = new SecondNode(STACK);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        second.close();
    }

    @Test
    void aWriteIsAtTheOtherNodeWithinASecond() {
        indexed(here);
        indexed(there);
        assertThat(second.metrics()).containsPattern("(?m)^portolan_catalog_indexes(\\{.*})? [1-9]");
        var waits = new ArrayList<Duration>();
        for (var i = 0; i < WRITES; i++) {
            var one = i % 2 == 0 ? here : there;
            var other = i % 2 == 0 ? there : here;
            waits.add(seen(one, other, "first " + i));
            waits.add(seen(one, other, "then " + i));
            assertThat(one.call("DELETE", CATALOG + "/by-name/component/default/two-nodes", null)
                            .status())
                    .isLessThan(300);
            waits.add(until(() -> found(other).isEmpty()));
        }

        System.out.printf("written at one node, seen at another: %s%n", waits);
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(1)));
    }

    // Asked twice, as an index is made for who asks.
    private static void indexed(Api node) {
        assertThat(node.get(CATALOG + "/by-query?filter=kind=component&limit=1").status())
                .isEqualTo(200);
        assertThat(node.get(CATALOG + "/by-query?filter=kind=component&limit=1")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isPositive();
    }

    private static Duration seen(Api writer, Api reader, String title) {
        var body = """
                {"apiVersion": "backstage.io/v1alpha1", "kind": "Component", "metadata": {"name": "two-nodes", "title": "%s"},
                 "spec": {"type": "service", "lifecycle": "production", "owner": "group:default/platform"}}""".formatted(title);
        var answer = writer.put(CATALOG + "/by-name/component/default/two-nodes", body);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return until(() -> found(reader).equals(title));
    }

    /// The title by which a list finds the entity; empty where it does not.
    private static String found(Api node) {
        return node.get(CATALOG + "/by-query?filter=kind=component,metadata.name=two-nodes")
                .json()
                .path("items")
                .path(0)
                .path("metadata")
                .path("title")
                .asText();
    }

    private static Duration until(Callable<Boolean> holds) {
        var began = Instant.now();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(holds);
        return Duration.between(began, Instant.now());
    }
}

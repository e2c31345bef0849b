package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewCacheTest {
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final EntityRef WEB = EntityRef.parse("component:default/web");
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));

    private Instant now = START;
    private final ViewCache cache = new ViewCache(() -> now);

    @Test
    void keepsAViewWhileItIsFresh() {
        show("one");
        now = START.plusSeconds(9);

        var shown = show("two");

        assertThat(shown).isEqualTo(new Shown(view("one"), START, false, null));
    }

    @Test
    void makesItAnewOnceItIsNot() {
        show("one");
        now = START.plusSeconds(10);

        assertThat(show("two")).isEqualTo(new Shown(view("two"), now, false, null));
    }

    @Test
    void showsTheLastGoodOneWhenThereIsNone() {
        show("one");
        now = START.plusSeconds(20);

        var shown = cache.show(key(1), REFRESH, () -> new Answer.None(true, "It took too long."));

        assertThat(shown).isEqualTo(new Shown(view("one"), START, true, "It took too long."));
    }

    @Test
    void saysWhyThereIsNothingAtAll() {
        var shown = cache.show(key(1), REFRESH, () -> new Answer.None(false, "It broke."));

        assertThat(shown.view().path("block").asText()).isEqualTo("empty");
        assertThat(shown.error()).isEqualTo("It broke.");
    }

    @Test
    void aNewRevisionStartsAfresh() {
        show("one");

        var shown = cache.show(key(2), REFRESH, () -> new Answer.Given(view("two")));

        assertThat(shown.view()).isEqualTo(view("two"));
    }

    @Test
    void forgetsTheViewsOfAnEntity() {
        show("one");

        cache.forget(TENANT, WEB);

        assertThat(show("two").view()).isEqualTo(view("two"));
    }

    @Test
    void asksOnceHoweverManyWantIt() throws Exception {
        var asked = new AtomicInteger();
        var first = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = people.submit(() -> cache.show(key(1), REFRESH, () -> {
                asked.incrementAndGet();
                first.countDown();
                await(others);
                return new Answer.Given(view("slow"));
            }));
            await(first);
            var second = people.submit(() -> cache.show(key(1), REFRESH, () -> {
                asked.incrementAndGet();
                return new Answer.Given(view("second"));
            }));
            others.countDown();

            assertThat(slow.get().view()).isEqualTo(view("slow"));
            assertThat(second.get().view()).isEqualTo(view("slow"));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsThrownIsNotKept() {
        assertThatThrownBy(() -> cache.show(key(1), REFRESH, () -> {
                    throw new IllegalStateException("no entity");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(show("one").view()).isEqualTo(view("one"));
    }

    private Shown show(String view) {
        return cache.show(key(1), REFRESH, () -> new Answer.Given(view(view)));
    }

    private static ViewCache.Key key(long revision) {
        return new ViewCache.Key(TENANT, "testers/probe", revision, "card", WEB, "{}", "en");
    }

    private static JsonNode view(String text) {
        return TextNode.valueOf(text);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

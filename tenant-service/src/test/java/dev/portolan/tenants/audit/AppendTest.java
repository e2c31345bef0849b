package dev.portolan.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Kind;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.Peers;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Numbers and hashes hold whoever appends at the same time, and whatever is rolled back.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AppendTest {
    @Inject
    AuditService audit;

    @Inject
    ChainCheck check;

    @Inject
    AuditExport export;

    @Inject
    TenantScope scope;

    @Test
    void manyAtOnceAreOneChain() throws InterruptedException {
        var tenant = TestTenant.of("append-many");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, 60)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        scope.run(tenant.id(), () -> audit.append(act(tenant)));
                        return true;
                    })
                    .toList();
            people.invokeAll(acts).forEach(done -> assertThat(done.state()).isEqualTo(Future.State.SUCCESS));
        }

        var result = scope.call(tenant.id(), check::run);

        assertThat(result.ok()).isTrue();
        assertThat(result.entries()).isEqualTo(60);
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        var tenant = TestTenant.of("append-back");
        scope.run(tenant.id(), () -> audit.append(act(tenant)));
        assertThatThrownBy(() -> scope.run(
                        tenant.id(),
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            audit.append(act(tenant));
                            throw new IllegalStateException("asked to fail");
                        })))
                .isInstanceOf(RuntimeException.class);
        scope.run(tenant.id(), () -> audit.append(act(tenant)));

        var all = scope.call(tenant.id(), () -> audit.after(0, 10));

        assertThat(all).extracting(recorded -> recorded.entry().seq()).containsExactly(1L, 2L);
        assertThat(scope.call(tenant.id(), check::run).ok()).isTrue();
    }

    @Test
    void theWholeRecordCanBeTakenOut() throws IOException {
        var tenant = TestTenant.of("append-out");
        scope.run(tenant.id(), () -> audit.append(act(tenant)));
        scope.run(tenant.id(), () -> audit.append(act(tenant)));
        var out = new ByteArrayOutputStream();

        export.lines(tenant.id(), out);

        var head = scope.call(tenant.id(), audit::head);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"hash\":\"" + head.hash() + "\"");
    }

    private static AuditEvent act(TestTenant tenant) {
        return new AuditEvent(
                UUID.randomUUID(),
                tenant.id(),
                new Actor(Kind.MEMBER, "u-ann", "Ann", null, null),
                "thing.done",
                new Target("thing", "1", null),
                Change.NONE,
                Instant.now());
    }
}

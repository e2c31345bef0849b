package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.erasure.TenantErasure;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.logging.Log;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// Does each step of an erasure. Runs in the tenant's scope and outside transactions.
@ApplicationScoped
class ErasureSaga {
    private static final Duration LONGEST_MAIL = Duration.ofSeconds(10);

    private static final int MOST_FAREWELLS = 12;

    private final TenantService tenants;
    private final MemberService members;
    private final RemoteErasure others;
    private final AccountErasure accounts;
    private final ErasureService erasures;
    private final ErasureQueue queue;
    private final TenantErasure erasure;

    ErasureSaga(
            TenantService tenants,
            MemberService members,
            RemoteErasure others,
            AccountErasure accounts,
            ErasureService erasures,
            ErasureQueue queue,
            TenantErasure erasure) {
        this.tenants = tenants;
        this.members = members;
        this.others = others;
        this.accounts = accounts;
        this.erasures = erasures;
        this.queue = queue;
        this.erasure = erasure;
    }

    /// @return what it did where
    List<Outcome> run(ClaimedErasure claimed) {
        var tenant = claimed.tenant();
        return switch (claimed.step()) {
            case CLOSE -> {
                tenants.close();
                yield List.of();
            }
            case CATALOG -> List.of(others.catalog(tenant));
            case PLUGINS -> List.of(others.plugins(tenant));
            case FAREWELL -> {
                farewellUnlessInVain(claimed.failures());
                yield List.of();
            }
            case ACCOUNTS -> List.of(accounts.run(tenant, queue.lease(claimed)));
            case ROWS -> List.of(erasures.eraseRows());
            case CHECK -> check(tenant);
        };
    }

    /// A mailbox that is gone does not keep the data.
    private void farewellUnlessInVain(int failures) {
        try {
            farewell();
        } catch (RuntimeException e) {
            if (failures < MOST_FAREWELLS) {
                throw e;
            }
            Log.warn("a farewell could not be delivered; the erasure goes on without it", e);
        }
    }

    private void farewell() {
        var tenant = tenants.get();
        members.firstOwner().ifPresent(owner -> {
            var services = erasures.report().services().stream()
                    .map(service -> new Farewell.Line(
                            service.name(),
                            service.deleted().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()))
                    .toList();
            new Farewell(owner.name(), tenant.name(), services)
                    .to(owner.email())
                    .subject(tenant.name() + " has been erased from Portolan")
                    .send()
                    .await()
                    .atMost(LONGEST_MAIL);
        });
    }

    /// What was under way while the rows went has ended: nothing may be there now.
    private List<Outcome> check(TenantId tenant) {
        var swept = erasures.sweep();
        var left = erasure.left(ErasureService.KEPT);
        var own = new Outcome(
                ErasureService.SELF,
                swept,
                left.values().stream().mapToLong(Long::longValue).sum());
        var found = List.of(others.catalog(tenant), others.plugins(tenant), own);
        if (found.stream().anyMatch(outcome -> outcome.left() > 0)) {
            throw new IllegalStateException("rows are left: " + found);
        }
        return found;
    }

    /// The mail; its templates have its name.
    record Farewell(String name, String organization, List<Line> services) implements MailTemplateInstance {
        Farewell {
            services = List.copyOf(services);
        }

        /// @param rows how many were erased
        record Line(String service, long rows) {}
    }
}

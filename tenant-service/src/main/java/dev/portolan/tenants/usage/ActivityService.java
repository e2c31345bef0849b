package dev.portolan.tenants.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.kernel.usage.UsageMeter;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Notices which members use the portal, once a member and day of the tenant's zone.
@ApplicationScoped
public class ActivityService {
    private static final int REMEMBERED = 100_000;

    private final UsageRepository usage;
    private final UsageMeter meter;
    private final TenantScope scope;
    private final InstantSource time;
    /// Until when a member needs no further event. Forgetting costs an event that counts nothing: its id says the day.
    private final Cache<Member, Instant> noticed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ActivityService(UsageRepository usage, UsageMeter meter, TenantScope scope, InstantSource time) {
        this.usage = usage;
        this.meter = meter;
        this.scope = scope;
        this.time = time;
    }

    /// Notices a member; called outside transactions. What hinders it does not hinder the member.
    public void notice(TenantId tenant, String subject) {
        var member = new Member(tenant, subject);
        var until = noticed.getIfPresent(member);
        if (until != null && time.instant().isBefore(until)) {
            return;
        }
        try {
            scope.call(tenant, () -> QuarkusTransaction.requiringNew().call(() -> tell(subject)))
                    .ifPresent(end -> noticed.put(member, end));
        } catch (RuntimeException e) {
            Log.warnf(e, "an active member is not counted yet tenant=%s", tenant);
        }
    }

    /// @return when the day ends that the member is counted for
    private Optional<Instant> tell(String subject) {
        var now = time.instant();
        return usage.zone().map(zone -> {
            var day = now.atZone(zone).toLocalDate();
            meter.tell(Meter.ACTIVE_MEMBERS, subject + "/" + day, 1, now);
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        });
    }

    private record Member(TenantId tenant, String subject) {}
}

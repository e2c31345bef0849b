package dev.portolan.tenants.operator;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.operator.TenantFigures.Figures;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.provisioning.ProvisioningService;
import dev.portolan.tenants.tenants.TenantService;
import dev.portolan.tenants.timeline.TimelineEntry;
import dev.portolan.tenants.timeline.TimelineService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows the current tenant to staff. Each look is on the tenant's record.
@ApplicationScoped
@Transactional
class LookService {
    private final TenantService tenants;
    private final MemberService members;
    private final SubscriptionService subscriptions;
    private final ProvisioningService provisioning;
    private final TimelineService timeline;
    private final Audit audit;

    LookService(
            TenantService tenants,
            MemberService members,
            SubscriptionService subscriptions,
            ProvisioningService provisioning,
            TimelineService timeline,
            Audit audit) {
        this.tenants = tenants;
        this.members = members;
        this.subscriptions = subscriptions;
        this.provisioning = provisioning;
        this.timeline = timeline;
        this.audit = audit;
    }

    /// @param count how many members there are
    TenantPage overview(long count, Figures figures) {
        looked("overview");
        var subscription = subscriptions.find();
        return new TenantPage(
                TenantPage.Shown.of(
                        tenants.get(),
                        subscription.map(Subscription::trialEndsAt).orElse(null)),
                members.firstOwner().map(TenantPage.Owner::of).orElse(null),
                subscription.map(TenantPage.Subscribed::of).orElse(null),
                count,
                new TenantPage.Provisioning(provisioning.progress()),
                figures);
    }

    Page<Member> members(@Nullable String cursor, int size) {
        looked("members");
        return members.page(null, cursor, size);
    }

    Page<TimelineEntry> timeline(@Nullable String cursor, int size) {
        looked("timeline");
        return timeline.page(cursor, size);
    }

    private void looked(String page) {
        var tenant = tenants.get();
        audit.record(
                "tenant.looked-at",
                new Target("tenant", tenant.id().toString(), tenant.name()),
                new Change(Map.of(), Map.of("page", page), null));
    }
}

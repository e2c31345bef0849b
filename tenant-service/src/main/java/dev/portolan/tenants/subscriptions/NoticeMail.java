package dev.portolan.tenants.subscriptions;

import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.plans.Notice;
import dev.portolan.tenants.plans.PlanConfig;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells the owner by mail what became of the subscription. What is not sent stays due; a process that dies in
/// between may leave a second mail behind.
@ApplicationScoped
class NoticeMail {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final SubscriptionService subscriptions;
    private final TenantService tenants;
    private final MemberService members;
    private final PlanConfig config;
    private final URI portal;

    NoticeMail(
            SubscriptionService subscriptions,
            TenantService tenants,
            MemberService members,
            PlanConfig config,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.subscriptions = subscriptions;
        this.tenants = tenants;
        this.members = members;
        this.config = config;
        this.portal = portal;
    }

    /// Sends what is due, outside of transactions.
    void send() {
        subscriptions.untold().ifPresent(notice -> {
            mail(notice);
            subscriptions.told(notice);
        });
    }

    private void mail(Notice notice) {
        var tenant = tenants.get();
        members.firstOwner()
                .ifPresent(owner -> new TrialOver(
                                owner.name(),
                                tenant.name(),
                                portal + "/" + tenant.slug() + "/settings/plan",
                                tenant.plan().title(),
                                notice,
                                config.grace().toDays())
                        .to(owner.email())
                        .subject(subject(notice, tenant.name()))
                        .send()
                        .await()
                        .atMost(LONGEST));
    }

    private static String subject(Notice notice, String organization) {
        return switch (notice) {
            case TRIAL_ENDED -> "The trial of " + organization + " has ended";
            case PLAN_NEEDED -> "Please choose a plan for " + organization;
            case SUSPENDED -> organization + " is suspended until you choose a plan";
        };
    }

    /// The mail; its templates have its name.
    ///
    /// @param plan title of the plan now
    /// @param days to choose a plan before the portal is suspended
    record TrialOver(String name, String organization, String link, String plan, Notice notice, long days)
            implements MailTemplateInstance {}
}

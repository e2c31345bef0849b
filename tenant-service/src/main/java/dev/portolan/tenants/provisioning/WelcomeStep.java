package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.plans.Subscription;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Tells the owner by mail that the portal is open. The one step whose repetition somebody may notice: as a second
/// mail.
@ApplicationScoped
class WelcomeStep implements Step {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final TenantService tenants;
    private final MemberService members;
    private final SubscriptionService subscriptions;
    private final URI portal;

    WelcomeStep(
            TenantService tenants,
            MemberService members,
            SubscriptionService subscriptions,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.tenants = tenants;
        this.members = members;
        this.subscriptions = subscriptions;
        this.portal = portal;
    }

    @Override
    public StepName name() {
        return StepName.WELCOME;
    }

    @Override
    public void run(TenantId id) {
        var tenant = tenants.get();
        var owner = members.firstOwner().orElseThrow(() -> new IllegalStateException("no owner tenant=" + id));
        var mail = new Welcome(
                owner.name(),
                tenant.name(),
                portal + "/" + tenant.slug(),
                tenant.plan().title(),
                trialEnd(subscriptions.find()));
        mail.to(owner.email())
                .subject(tenant.name() + " is ready on Portolan")
                .send()
                .await()
                .atMost(LONGEST);
    }

    private static @Nullable String trialEnd(Optional<Subscription> subscription) {
        return subscription
                .map(Subscription::trialEndsAt)
                .map((Instant end) -> DAY.format(end.atOffset(ZoneOffset.UTC)))
                .orElse(null);
    }

    /// The mail; its templates have its name.
    record Welcome(
            String name,
            String organization,
            String link,
            String plan,
            @Nullable String trialEnd) implements MailTemplateInstance {}
}

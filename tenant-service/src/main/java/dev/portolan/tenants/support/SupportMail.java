package dev.portolan.tenants.support;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.logging.Log;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells the owners by mail that support asks to be let in. What cannot be sent is tried again; then somebody may get
/// it twice.
@ApplicationScoped
class SupportMail {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private final SupportService support;
    private final MemberService members;
    private final TenantService tenants;
    private final TenantScope scope;
    private final URI portal;

    SupportMail(
            SupportService support,
            MemberService members,
            TenantService tenants,
            TenantScope scope,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.support = support;
        this.members = members;
        this.tenants = tenants;
        this.scope = scope;
        this.portal = portal;
    }

    void send(SupportDirectory.Due due) {
        scope.run(
                due.tenant(),
                () -> support.takeNotice(due.session()).ifPresent(session -> {
                    tell(session);
                    support.told(session.id());
                }));
    }

    private void tell(SupportSession session) {
        var tenant = tenants.get();
        var told = 0;
        RuntimeException last = null;
        for (var owner : members.owners()) {
            try {
                mail(owner, session, tenant);
                told++;
            } catch (RuntimeException e) {
                Log.warnf(e, "an owner is not told of support-session=%s", session.id());
                last = e;
            }
        }
        // Whoever is told is told once; with nobody told it is tried again.
        if (told == 0 && last != null) {
            throw last;
        }
    }

    private void mail(Member owner, SupportSession session, Tenant tenant) {
        var request = session.request();
        new Asked(
                        owner.name(),
                        session.staff().name(),
                        tenant.name(),
                        request.reason(),
                        request.minutes(),
                        session.write(),
                        MINUTE.format(request.lapsesAt().atOffset(ZoneOffset.UTC)),
                        portal + "/" + tenant.slug() + "/settings/support")
                .to(owner.email())
                .subject("Support asks to look into " + tenant.name())
                .send()
                .await()
                .atMost(LONGEST);
    }

    /// The mail; its templates have its name.
    record Asked(
            String name,
            String staff,
            String organization,
            String reason,
            int minutes,
            boolean write,
            String lapses,
            String link)
            implements MailTemplateInstance {}
}

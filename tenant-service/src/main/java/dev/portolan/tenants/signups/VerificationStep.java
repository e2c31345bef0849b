package dev.portolan.tenants.signups;

import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.codes.Code;
import dev.portolan.tenants.provisioning.Step;
import dev.portolan.tenants.provisioning.StepName;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Mails the code. Each attempt makes a new one, so that none is ever stored: the code of the latest mail is the one.
@ApplicationScoped
class VerificationStep implements Step {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final SignupDirectory directory;
    private final SignupRepository signups;
    private final SignupConfig config;
    private final URI portal;
    private final InstantSource time;

    VerificationStep(
            SignupDirectory directory,
            SignupRepository signups,
            SignupConfig config,
            @ConfigProperty(name = "portolan.services.web-ui") URI portal,
            InstantSource time) {
        this.directory = directory;
        this.signups = signups;
        this.config = config;
        this.portal = portal;
        this.time = time;
    }

    @Override
    public StepName name() {
        return StepName.VERIFICATION;
    }

    @Override
    public void run(TenantId tenant) {
        directory.ofTenant(tenant).ifPresent(signup -> {
            var code = Code.next();
            var hash = Code.hash(code);
            var applicant = signup.applicant();
            var wanted = QuarkusTransaction.requiringNew().call(() -> signups.setCode(hash, time.instant()));
            if (applicant != null && wanted) {
                mail(signup, applicant, code);
            }
        });
    }

    private void mail(Signup signup, Signup.Applicant applicant, String code) {
        var organization = signup.organization();
        new Verification(
                        applicant.givenName(),
                        organization.name(),
                        portal + "/signup/confirm?id=" + signup.id() + "&code=" + code,
                        portal + "/" + organization.slug(),
                        config.life().toHours())
                .to(applicant.email())
                .subject("Confirm your e-mail address for " + organization.name())
                .send()
                .await()
                .atMost(LONGEST);
    }

    /// The mail; its templates have its name.
    record Verification(String givenName, String organization, String link, String address, long hours)
            implements MailTemplateInstance {}
}

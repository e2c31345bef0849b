package dev.portolan.plugins.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.extensions.ExtensionService;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.Rate;
import dev.portolan.plugins.packages.Extension.Signature;
import dev.portolan.plugins.packages.Extension.WebhookReceiver;
import dev.portolan.plugins.secrets.SecretService;
import dev.portolan.plugins.webhooks.Signatures.Verdict;
import dev.portolan.plugins.webhooks.TokenRepository.Led;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Takes a call: finds whose address it is, has it proven, calls the plugin's function. An address that is nobody's, of
/// a plugin that is disabled, or of an organization that is not open has one answer.
@ApplicationScoped
class Receiver {
    private static final int MOST_A_MINUTE = 120;
    private static final int MOST_REFUSALS_KEPT_A_MINUTE = 5;

    private final TokenRepository tokens;
    private final TenantStates tenants;
    private final TenantScope scope;
    private final InstalledService installed;
    private final ExtensionService extensions;
    private final ExtensionCalls calls;
    private final SecretService secrets;
    private final ReceiptService receipts;
    private final Rate rate;
    private final Rate refusals;
    private final InstantSource time;

    Receiver(
            TokenRepository tokens,
            TenantStates tenants,
            TenantScope scope,
            InstalledService installed,
            ExtensionService extensions,
            ExtensionCalls calls,
            SecretService secrets,
            ReceiptService receipts,
            InstantSource time) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.scope = scope;
        this.installed = installed;
        this.extensions = extensions;
        this.calls = calls;
        this.secrets = secrets;
        this.receipts = receipts;
        this.rate = new Rate(time);
        this.refusals = new Rate(time);
        this.time = time;
    }

    /// @throws ProblemException `not-found`, or `too-many-requests`
    Reply receive(HookToken token, Hook hook) {
        var led =
                tokens.find(token.hash()).filter(found -> open(found.tenant())).orElseThrow(ProblemException::notFound);
        if (rate.count(led.address()) > MOST_A_MINUTE) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS,
                    "At most " + MOST_A_MINUTE + " calls a minute are taken here.",
                    Duration.ofSeconds(60 - time.instant().getEpochSecond() % 60));
        }
        return scope.call(led.tenant(), () -> taken(led, hook));
    }

    private boolean open(TenantId tenant) {
        return tenants.of(tenant)
                .filter(state -> state.state() == TenantLifecycle.ACTIVE || state.state() == TenantLifecycle.PAST_DUE)
                .isPresent();
    }

    private Reply taken(Led led, Hook hook) {
        var active = installed
                .find(led.installation())
                .map(Installation::plugin)
                .flatMap(plugin -> extensions.find(plugin, led.extension()))
                .filter(found -> found.release().runs())
                .orElseThrow(ProblemException::notFound);
        if (!(active.extension() instanceof WebhookReceiver receiver)) {
            throw ProblemException.notFound();
        }
        return switch (proven(active, receiver.signature(), hook)) {
            case Verdict.Unproven(var why) -> refused(led, active, hook, why);
            case Verdict.Proven(var message) ->
                message != null && receipts.seen(led.address(), message)
                        ? Reply.of(202, "")
                        : answered(led, active, receiver, hook, message);
        };
    }

    private Verdict proven(ActiveExtension active, @Nullable Signature signature, Hook hook) {
        if (signature == null) {
            return new Verdict.Proven(null);
        }
        var stored = SigningSecret.version(active, signature);
        if (stored.isEmpty()) {
            return new Verdict.Unproven("The setting " + signature.secret()
                    + " is not set, so nobody can prove who they are. Set it to what the caller signs with.");
        }
        var opened = secrets.open(
                active.installation().id(), stored.get().pointer(), stored.get().version());
        return Signatures.check(signature, opened.value(), hook, time.instant());
    }

    private Reply answered(
            Led led, ActiveExtension active, WebhookReceiver receiver, Hook hook, @Nullable String message) {
        var begun = time.millis();
        var answer = calls.call(active, hook.input(receiver.signature()));
        var reply = Reply.to(answer);
        var data = hook.kept(receiver.signature());
        data.put("extension", led.extension()).put("status", reply.status()).put("ms", time.millis() - begun);
        if (answer instanceof Answer.None none) {
            data.put("error", none.sentence());
        }
        // What failed may be sent again under the same id.
        receipts.received(led.address(), active.installation().plugin(), reply.status() < 500 ? message : null, data);
        return reply;
    }

    /// Says nothing to the caller. Of many refusals in a minute the log keeps the first few.
    private Reply refused(Led led, ActiveExtension active, Hook hook, String why) {
        if (refusals.count(led.address()) <= MOST_REFUSALS_KEPT_A_MINUTE) {
            var data = JsonNodeFactory.instance
                    .objectNode()
                    .put("method", hook.method())
                    .put("bytes", hook.body().length)
                    .put("extension", led.extension())
                    .put("status", 401)
                    .put("error", why);
            receipts.refused(active.installation().plugin(), data);
        }
        return Reply.of(401, "");
    }
}

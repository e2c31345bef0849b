package dev.portolan.plugins.invocations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.plugins.installations.Health;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.Setup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Remembers how installations got on with what they call, on this node: whether their secret is refused again and
/// again, and whether nobody answers.
@ApplicationScoped
class Contacts {
    /// So many calls in a row whose secret was refused: one may be the other side's hiccup.
    private static final int PATIENCE = 3;

    private final Cache<Watched, Heard> heard = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofDays(1))
            .build();
    private final InstantSource time;

    Contacts(InstantSource time) {
        this.time = time;
    }

    /// Takes in what one call has heard. What is only being tried says nothing of what is in force.
    void note(Target target, Contact contact) {
        if (target.trial()) {
            return;
        }
        heard.asMap().compute(Watched.of(target.installation(), target.setup()), (_, before) -> next(before, contact));
    }

    /// What an installation's contacts say of its health; empty when they say nothing against it.
    Optional<Health> health(Installation installation) {
        var last = heard.getIfPresent(Watched.of(installation.id(), installation.setup()));
        if (last == null) {
            return Optional.empty();
        }
        if (last.refusals >= PATIENCE) {
            var why = last.refuser + " has refused its secret " + PATIENCE
                    + " times in a row: it may have expired, or been withdrawn there. Set the secret again.";
            return Optional.of(new Health(Health.State.AUTH_EXPIRED, why, time.instant()));
        }
        return Optional.ofNullable(last.silence)
                .map(why -> new Health(Health.State.RETRYING, why + " It tries again with each call.", time.instant()));
    }

    private static @Nullable Heard next(@Nullable Heard before, Contact contact) {
        var accepted = contact.secretAccepted();
        var refusals = before == null ? 0 : before.refusals;
        if (accepted != null) {
            refusals = accepted ? 0 : refusals + 1;
        }
        var refuser = contact.refuser() == null && before != null ? before.refuser : contact.refuser();
        return refusals == 0 && contact.silence() == null ? null : new Heard(refusals, refuser, contact.silence());
    }

    /// A secret that was set anew is another one.
    private record Watched(UUID installation, Map<String, Integer> secrets) {
        private static Watched of(UUID installation, Setup setup) {
            return new Watched(installation, setup.secrets());
        }
    }

    /// @param refusals calls in a row whose secret was refused
    private record Heard(
            int refusals,
            @Nullable String refuser,
            @Nullable String silence) {}
}

package dev.portolan.kernel.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Keeps the tenant tokens that API tokens were exchanged for, by the API token's hash, until they expire or are void.
/// One exchange at a time for each token: whoever comes meanwhile waits for its answer.
@ApplicationScoped
class ApiTokens {
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_EXCHANGES = 16;
    /// A token that was refused is not asked for again at once; none comes back to life.
    private static final Duration REFUSED_FOR = Duration.ofSeconds(5);
    /// So much life is left in what is handed out.
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AsyncCache<String, Outcome> kept;
    private final Semaphore free = new Semaphore(MOST_EXCHANGES);
    private final ApiTokenExchange exchange;
    private final TokenVerifier verifier;
    private final Revocations revocations;
    private final InstantSource time;

    ApiTokens(
            ApiTokenExchange exchange,
            TokenVerifier verifier,
            Revocations revocations,
            TokenConfig config,
            InstantSource time) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(config.lifetime())
                .buildAsync();
        this.exchange = exchange;
        this.verifier = verifier;
        this.revocations = revocations;
        this.time = time;
    }

    /// The tenant token that an API token stands for.
    ///
    /// @throws ProblemException `invalid-token`, or `unavailable` when tenant-service cannot be asked
    Granted tenantToken(String apiToken) {
        if (!ApiTokenFormat.isWellFormed(apiToken)) {
            throw refusal();
        }
        var key = HexFormat.of().formatHex(ApiTokenFormat.hash(apiToken));
        var asked = ask(key, apiToken);
        if (!isUsable(outcome(asked))) {
            var _ = kept.asMap().remove(key, asked);
            asked = ask(key, apiToken);
        }
        return switch (outcome(asked)) {
            case Granted granted -> granted;
            case Refused _ -> throw refusal();
        };
    }

    private CompletableFuture<Outcome> ask(String key, String apiToken) {
        var mine = new CompletableFuture<Outcome>();
        var earlier = kept.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            return earlier;
        }
        try {
            var _ = mine.complete(exchanged(apiToken));
        } catch (RuntimeException e) {
            var _ = mine.completeExceptionally(e); // not kept
        }
        return mine;
    }

    private Outcome exchanged(String apiToken) {
        if (!free.tryAcquire()) {
            throw busy();
        }
        try {
            var token = exchange.exchange(apiToken);
            if (token.isPresent() && verifier.verify(token.get()) instanceof TokenClaims.Member claims) {
                return new Granted(token.get(), claims);
            }
            return new Refused(time.instant().plus(REFUSED_FOR));
        } finally {
            free.release();
        }
    }

    private boolean isUsable(Outcome outcome) {
        var now = time.instant();
        return switch (outcome) {
            case Granted granted ->
                granted.claims().lifetime().expiresAt().isAfter(now.plus(MARGIN))
                        && !revocations.isVoid(granted.claims());
            case Refused refused -> refused.until().isAfter(now);
        };
    }

    private static Outcome outcome(CompletableFuture<Outcome> asked) {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException told
                    ? told
                    : new IllegalStateException("an API token could not be exchanged", e);
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static ProblemException refusal() {
        return new ProblemException(
                Common.INVALID_TOKEN, "The API token is mistyped, expired or revoked. Make a new one in the settings.");
    }

    private static ProblemException busy() {
        return ProblemException.retryAfter(
                Common.UNAVAILABLE, "API tokens cannot be checked right now.", Duration.ofSeconds(2));
    }

    /// What tenant-service said of an API token.
    sealed interface Outcome {}

    record Granted(String token, TokenClaims.Member claims) implements Outcome {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Granted[" + claims.subject() + "]";
        }
    }

    record Refused(Instant until) implements Outcome {}
}

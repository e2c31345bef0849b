package dev.portolan.plugins.publishers;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Says which publisher makes a request, by the token it sends. The routes that ask here are open to all otherwise: no
/// other kind of token opens them, and this kind opens nothing else.
@ApplicationScoped
public class PublisherAccess {
    private static final String BEARER = "bearer ";

    private final PublisherTokenService tokens;

    PublisherAccess(PublisherTokenService tokens) {
        this.tokens = tokens;
    }

    /// @param authorization the header of this name
    /// @throws ProblemException `unauthenticated` without a token; `invalid-token` when it is no publisher's, was
    ///     deleted, or the publisher is suspended
    public PublisherProfile require(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(
                    Common.UNAUTHENTICATED, "Send a publisher's token: Authorization: Bearer ptp_...");
        }
        return tokens.publisher(authorization.substring(BEARER.length()).strip())
                .orElseThrow(() -> new ProblemException(
                        Common.INVALID_TOKEN,
                        "The token is no publisher's, was deleted, or the publisher is suspended."));
    }

    /// Asks for this publisher's token.
    ///
    /// @throws ProblemException as [#require(String)]; `not-found` for any other publisher
    public PublisherProfile require(@Nullable String authorization, String publisher) {
        var caller = require(authorization);
        if (!caller.id().equals(publisher)) {
            throw ProblemException.notFound();
        }
        return caller;
    }
}

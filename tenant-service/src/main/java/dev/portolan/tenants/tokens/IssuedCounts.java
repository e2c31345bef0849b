package dev.portolan.tenants.tokens;

import dev.portolan.contracts.Claims;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;

/// Shows how many tokens are given to whom.
@Startup // shown before the first one
@ApplicationScoped
class IssuedCounts {
    private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);

    IssuedCounts(MeterRegistry metrics) {
        for (var kind : Kind.values()) {
            counters.put(
                    kind,
                    Counter.builder("portolan.tokens.issued")
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    void count(JwtClaims claims) {
        var counter = counters.get(Kind.of(claims));
        if (counter != null) {
            counter.increment();
        }
    }

    private enum Kind {
        MEMBER,
        API_TOKEN,
        SUPPORT,
        PLUGIN,
        STAFF,
        SERVICE;

        static Kind of(JwtClaims claims) {
            var subject = String.valueOf(claims.getClaimValue("sub"));
            if (claims.hasClaim(Claims.ACT)) {
                return SUPPORT;
            }
            if (claims.hasClaim(Claims.API_TOKEN)) {
                return API_TOKEN;
            }
            if (subject.startsWith("plugin:")) {
                return PLUGIN;
            }
            if (subject.startsWith("service:")) {
                return SERVICE;
            }
            return Claims.USE_STAFF.equals(claims.getClaimValue(Claims.USE)) ? STAFF : MEMBER;
        }
    }
}

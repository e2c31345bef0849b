package dev.portolan.plugins.studio;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Asks an address once, to have an answer to build on. By the same guard as plugins; a secret is used for this one
/// request and kept nowhere.
@ApplicationScoped
class SampleService {
    private static final Request.Limits LIMITS = new Request.Limits(256 << 10, Duration.ofSeconds(8), 0);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_A_MINUTE = 30;
    private static final String STRUCK = "•••";

    private final GuardedHttp http;
    private final Caller caller;
    private final InstantSource time;
    private final Cache<Minute, AtomicInteger> asked = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(MINUTE.multipliedBy(2))
            .build();

    SampleService(GuardedHttp http, Caller caller, InstantSource time) {
        this.http = http;
        this.caller = caller;
        this.time = time;
    }

    /// What is to be asked.
    ///
    /// @param secret sent along; null for none
    record Question(
            @NotBlank @Size(max = 2000) String url,
            @Nullable Secret secret) {}

    /// @param as `bearer` or `header`
    /// @param name of the header
    record Secret(
            @NotBlank @Size(max = 20) String as,
            @Size(max = 60) @Nullable String name,
            @NotBlank @Size(max = 4000) String value) {
        /// Leaves the value out.
        @Override
        public String toString() {
            return "Secret[" + as + "]";
        }
    }

    /// What came of it.
    ///
    /// @param error a sentence; absent when there was an answer
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sample(
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String error) {}

    /// @throws ProblemException `invalid`, `too-many-requests`
    Sample fetch(Question question) {
        var minute = new Minute(caller.tenant().id(), time.millis() / MINUTE.toMillis());
        if (asked.get(minute, _ -> new AtomicInteger()).incrementAndGet() > MOST_A_MINUTE) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS, "That was asked for too often. Wait a minute.", MINUTE);
        }
        var request = Request.get(uri(question.url()))
                .within(LIMITS)
                .plainHttpToo()
                .withHeader("accept", "application/json, */*");
        var secret = question.secret();
        return read(http.fetch(secret == null ? request : with(request, secret)), secret);
    }

    private static Request with(Request request, Secret secret) {
        return switch (secret.as()) {
            case "bearer" -> request.withHeader("authorization", "Bearer " + secret.value());
            case "header" -> request.withHeader(header(secret.name()), secret.value());
            default -> throw ProblemException.invalid("/secret/as", "must be bearer or header");
        };
    }

    private static String header(@Nullable String name) {
        if (name == null || !name.matches("[A-Za-z][A-Za-z0-9-]{0,59}")) {
            throw ProblemException.invalid("/secret/name", "must be the name of a header, such as X-Api-Key");
        }
        return name;
    }

    private static Sample read(Fetched fetched, @Nullable Secret secret) {
        return switch (fetched) {
            case Fetched.Response response ->
                new Sample(
                        response.status(),
                        response.header("content-type").orElse(null),
                        struck(response.text(), secret),
                        null);
            case Fetched.Refused refused -> new Sample(null, null, null, struck(refused.sentence(), secret));
            case Fetched.Failed failed -> new Sample(null, null, null, struck(failed.sentence(), secret));
        };
    }

    /// Some servers repeat what they were sent.
    private static String struck(String text, @Nullable Secret secret) {
        if (secret == null || secret.value().length() < 4) {
            return text;
        }
        var value = secret.value();
        return text.replace(value, STRUCK)
                .replace(URLEncoder.encode(value, StandardCharsets.UTF_8), STRUCK)
                .replace(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)), STRUCK);
    }

    private static URI uri(String text) {
        try {
            var uri = URI.create(text.strip());
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("/url", "must be a web address; write other characters as %20 and so on");
        }
        throw ProblemException.invalid("/url", "must be a web address, such as https://status.example.com/api");
    }

    private record Minute(TenantId tenant, long number) {}
}

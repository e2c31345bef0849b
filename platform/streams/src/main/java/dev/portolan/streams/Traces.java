package dev.portolan.streams;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Carries the trace of the work at hand over calls and events, as W3C `traceparent`. Whether anything is recorded, and
/// where it is sent, is the business of the service's settings; the id is passed on in any case.
public final class Traces {
    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapSetter<Map<String, String>> INTO_MAP = (map, name, value) -> {
        if (map != null) {
            map.put(name, value);
        }
    };
    private static final TextMapGetter<Map<String, String>> FROM_MAP = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> map) {
            return map.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> map, String name) {
            return map == null ? null : map.get(name);
        }
    };

    private Traces() {}

    /// The current trace, or null where there is none.
    public static @Nullable String current() {
        return currentHeaders().get(HEADER);
    }

    /// Sends a request with the current trace on it, or with a new one where there is none. Only for calls to services
    /// of the product: nobody else is told.
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        var name = request.method() + " " + request.uri().getAuthority();
        var span = tracer().spanBuilder(name).setSpanKind(SpanKind.CLIENT).startSpan();
        try (var _ = span.makeCurrent()) {
            var response = client.send(onto(request), body);
            span.setAttribute("http.response.status_code", response.statusCode());
            return response;
        } catch (IOException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    /// Does what an event asks for, as part of the trace that caused the event.
    ///
    /// @param traceparent as the event brought it; a malformed one begins a new trace
    public static void continued(@Nullable String traceparent, String name, Runnable work) {
        var carrier = traceparent == null ? Map.<String, String>of() : Map.of(HEADER, traceparent);
        var span = tracer().spanBuilder(name)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(W3C.extract(Context.root(), carrier, FROM_MAP))
                .startSpan();
        try (var _ = span.makeCurrent()) {
            work.run();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    private static HttpRequest onto(HttpRequest request) {
        var headers = currentHeaders();
        if (headers.isEmpty()) {
            return request;
        }
        var traced = HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(HEADER));
        headers.forEach(traced::setHeader);
        return traced.build();
    }

    private static Map<String, String> currentHeaders() {
        var headers = new HashMap<String, String>();
        W3C.inject(Context.current(), headers, INTO_MAP);
        headers.keySet().retainAll(Set.of(HEADER));
        return headers;
    }

    private static Tracer tracer() {
        return GlobalOpenTelemetry.getTracer("portolan");
    }
}

package dev.portolan.plugins.propagation;

import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.tenancy.CurrentTenant;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Path("/api/tenants/{tenant}/stream")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class StreamResource {
    private final Listeners listeners;
    private final CurrentTenant current;
    private final Caller caller;

    StreamResource(Listeners listeners, CurrentTenant current, Caller caller) {
        this.listeners = listeners;
        this.current = current;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context SseEventSink sink, @Context Sse sse) {
        listeners.add(current.id(), caller.claims(), new Client(sink, sse));
    }

    private record Client(SseEventSink sink, Sse sse) implements Listeners.Outlet {
        @Override
        public CompletionStage<?> event(String name, String json) {
            return closed()
                    ? CompletableFuture.completedFuture(null)
                    : sink.send(sse.newEventBuilder()
                            .name(name)
                            .data(String.class, json)
                            .build());
        }

        @Override
        public CompletionStage<?> keepAlive() {
            return closed()
                    ? CompletableFuture.completedFuture(null)
                    : sink.send(sse.newEventBuilder().comment("keep-alive").build());
        }

        @Override
        public boolean closed() {
            return sink.isClosed();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}

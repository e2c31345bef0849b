package dev.portolan.testkit.broken.two;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;

/// Public, with an injected field, an HTTP method for everybody and one that Quarkus would not see.
@Path("/loose")
public class LooseResource {
    @Inject
    InstantSource time;

    @GET
    public String unsaid() {
        return time.instant().toString();
    }

    @GET
    @Path("hidden")
    @PermitAll
    String hidden() {
        return "";
    }
}

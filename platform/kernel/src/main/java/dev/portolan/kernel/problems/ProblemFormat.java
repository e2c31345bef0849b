package dev.portolan.kernel.problems;

import dev.portolan.contracts.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/// Renders problems otherwise than RFC 9457 where a foreign contract asks for it. A service offers it as a bean.
public interface ProblemFormat {
    /// @param method HTTP method of the failed request
    /// @return empty where this format does not apply to the address
    Optional<Response> render(Problem problem, String method, UriInfo uri);
}

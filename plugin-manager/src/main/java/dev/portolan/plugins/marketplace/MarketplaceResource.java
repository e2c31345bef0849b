package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Question;
import dev.portolan.plugins.marketplace.MarketplaceSearch.Sort;
import dev.portolan.plugins.marketplace.MarketplaceViews.Detail;
import dev.portolan.plugins.marketplace.MarketplaceViews.Item;
import dev.portolan.plugins.packages.PluginPath;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Path("/api/marketplace/plugins")
@PermissionsAllowed(Permissions.PLUGIN_READ)
@RunOnVirtualThread
class MarketplaceResource {
    private final MarketplaceService marketplace;
    private final Looking looking;

    MarketplaceResource(MarketplaceService marketplace, Looking looking) {
        this.marketplace = marketplace;
        this.looking = looking;
    }

    /// By name, or by how well each fits where words are given, unless another order is asked for.
    @GET
    public Page<Item> list(
            @QueryParam("q") @DefaultValue("") @Size(max = 100) String q,
            @QueryParam("category") @DefaultValue("") @Size(max = 50) String category,
            @QueryParam("publisher") @DefaultValue("") @Size(max = 40) String publisher,
            @QueryParam("sort")
                    @Pattern(
                            regexp = "relevance|name|newest|popular",
                            message = "must be relevance, name, newest or popular")
                    @Nullable
                    String sort,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(50) int limit) {
        var question = new Question(q, category.strip(), publisher.strip(), sort(sort, q));
        return looking.at(() -> marketplace.list(question, cursor, limit));
    }

    @GET
    @Path("/{publisher}/{plugin}")
    public Detail detail(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @QueryParam("version") @Size(max = 100) @Nullable String version) {
        return looking.at(() -> marketplace.detail(PluginPath.named(publisher, plugin), version));
    }

    /// What publishers send is shown as the picture that it was found to be, and can be nothing else in a browser.
    @GET
    @Path("/{publisher}/{plugin}/screenshots/{name}")
    @Produces({"image/png", "image/webp"})
    public Response screenshot(
            @PathParam("publisher") String publisher,
            @PathParam("plugin") String plugin,
            @PathParam("name") @Size(max = 200) String name,
            @QueryParam("version") @Size(max = 100) @Nullable String version) {
        var picture = looking.at(() -> marketplace.screenshot(PluginPath.named(publisher, plugin), version, name));
        return Response.ok(picture, name.endsWith(".webp") ? "image/webp" : "image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-site")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .build();
    }

    private static Sort sort(@Nullable String sort, String text) {
        if (sort == null) {
            return text.isBlank() ? Sort.NAME : Sort.RELEVANCE;
        }
        return Sort.valueOf(sort.toUpperCase(Locale.ROOT));
    }
}

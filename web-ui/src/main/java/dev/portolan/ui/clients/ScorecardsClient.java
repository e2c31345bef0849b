package dev.portolan.ui.clients;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Scorecards.All;
import dev.portolan.ui.clients.Scorecards.Checks;
import dev.portolan.ui.clients.Scorecards.Content;
import dev.portolan.ui.clients.Scorecards.OfEntity;
import dev.portolan.ui.clients.Scorecards.Scorecard;
import dev.portolan.ui.clients.Scorecards.Standing;
import dev.portolan.ui.clients.Scorecards.Teams;
import dev.portolan.ui.clients.Scorecards.Trend;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about scorecards. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ScorecardsClient {
    private static final String SCORECARDS = "scorecards";

    private final ServiceApi api;

    ScorecardsClient(Services services) {
        this.api = services.plugins();
    }

    public All all(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, SCORECARDS), tokens, All.class);
    }

    public Scorecard get(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, SCORECARDS, id), tokens, Scorecard.class);
    }

    public Checks checks(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, SCORECARDS, "checks"), tokens, Checks.class);
    }

    /// Has all checks run.
    public void run(Slug tenant, TokenSource tokens) {
        api.send("POST", api.at(tenant, SCORECARDS, "runs"), tokens, Map.of());
    }

    /// @param id null for a new one
    public Scorecard save(Slug tenant, TokenSource tokens, @Nullable String id, Content content) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", content.name());
        if (content.description() != null) {
            body.put("description", content.description());
        }
        body.put("filter", content.filter());
        body.put("levels", content.levels());
        return id == null
                ? api.send("POST", api.at(tenant, SCORECARDS), tokens, body, Scorecard.class)
                : api.send("PUT", api.at(tenant, SCORECARDS, id), tokens, body, Scorecard.class);
    }

    public void remove(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, SCORECARDS, id), tokens, null);
    }

    /// @param level empty for all
    /// @param owner empty for all
    public Page<Standing> results(
            Slug tenant, TokenSource tokens, String id, String level, String owner, @Nullable String cursor) {
        var address = api.at(tenant, SCORECARDS, id, "results")
                .with("level", level)
                .with("owner", owner)
                .with("cursor", cursor);
        return api.page(address, tokens, Standing.class);
    }

    public Teams teams(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, SCORECARDS, id, "teams"), tokens, Teams.class);
    }

    public Trend trend(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, SCORECARDS, id, "trend"), tokens, Trend.class);
    }

    public OfEntity of(Slug tenant, TokenSource tokens, EntityRef entity) {
        var address = api.at(tenant, SCORECARDS, "results").with("entity", entity.toString());
        return api.get(address, tokens, OfEntity.class);
    }
}

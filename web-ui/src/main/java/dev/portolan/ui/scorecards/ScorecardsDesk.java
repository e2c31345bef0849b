package dev.portolan.ui.scorecards;

import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What pages about scorecards work with.
record ScorecardsDesk(TenantSession tenant, ScorecardsClient scorecards, Background background) {}

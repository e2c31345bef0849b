package dev.portolan.ui.operatorreviews;

import dev.portolan.ui.clients.StaffReviewClient;
import dev.portolan.ui.clients.StaffReviews.Opened;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.StaffSession;

/// What the parts of a submission's page work with.
///
/// @param changed shows the page anew
record ReviewDesk(
        StaffSession staff, Opened opened, StaffReviewClient client, Background background, Runnable changed) {
    String id() {
        return opened.submission().id();
    }
}

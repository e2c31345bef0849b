package dev.portolan.ui.operatorreleases;

import dev.portolan.ui.clients.StaffReleaseClient.Act;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Toast;

/// What staff do to a release, each asked in a dialog that says whom it hits before it is done.
final class ReleaseActs {
    private final ReleaseDesk desk;

    ReleaseActs(ReleaseDesk desk) {
        this.desk = desk;
    }

    /// Asks how many use it now, and then whether to stop it.
    void stop() {
        desk.background()
                .load(
                        () -> desk.client().release(desk.staff(), desk.release().digest()),
                        this::stop,
                        problem -> Toast.refused("How many use it could not be read, so it cannot be stopped here: "
                                + problem.detail()));
    }

    private void stop(One now) {
        var dialog = dialog("Stop " + now.title(), ReleaseWords.meaning(now.use()), "Stop for all");
        dialog.danger()
                .reason("Those who use it read it.")
                .typed(ReleaseWords.typed(now))
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> act(Act.STOP, reason);
                        },
                        _ -> desk.done(now.title() + " is stopped."))
                .open();
    }

    void letGoOn() {
        var use = desk.release().use();
        undo(
                Act.STOP,
                "Let " + desk.release().title() + " go on",
                "It runs again wherever it is on: for " + Amounts.count(use.tenants(), "tenant") + ".",
                "Let go on",
                desk.release().title() + " runs again.");
    }

    void deprecate() {
        act(
                Act.DEPRECATE,
                "Deprecate " + desk.release().title(),
                "It can still be installed and goes on where it runs. Whoever looks at it reads why another one is"
                        + " better.",
                "Deprecate",
                "is deprecated.");
    }

    void takeDeprecationBack() {
        undo(
                Act.DEPRECATE,
                "Take the deprecation back",
                desk.release().title() + " stands as any other release again.",
                "Take back",
                desk.release().title() + " is not deprecated any more.");
    }

    void yank() {
        var use = desk.release().use();
        act(
                Act.YANK,
                "Offer " + desk.release().title() + " no more",
                "Nobody can install it any more. Where it runs it goes on: for "
                        + Amounts.count(use.tenants(), "tenant") + ".",
                "Offer no more",
                "is not offered any more.");
    }

    void offerAgain() {
        undo(
                Act.YANK,
                "Offer " + desk.release().title() + " again",
                "It can be installed again, and is the newest of its channel if no newer one is there.",
                "Offer again",
                desk.release().title() + " is offered again.");
    }

    private void act(Act act, String title, String meaning, String verb, String done) {
        var dialog = dialog(title, meaning, verb);
        dialog.reason("Its publisher and those who use it read it.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> act(act, reason);
                        },
                        _ -> desk.done(desk.release().title() + " " + done))
                .open();
    }

    private void undo(Act act, String title, String meaning, String verb, String done) {
        dialog(title, meaning, verb)
                .calls(
                        () -> () -> {
                            desk.client().undo(desk.staff(), desk.release().digest(), act);
                            return true;
                        },
                        _ -> desk.done(done))
                .open();
    }

    private boolean act(Act act, String reason) {
        desk.client().act(desk.staff(), desk.release().digest(), act, reason);
        return true;
    }

    private ActDialog dialog(String title, String meaning, String verb) {
        return new ActDialog(desk.background(), title, meaning, verb);
    }
}

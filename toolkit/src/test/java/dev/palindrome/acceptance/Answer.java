package dev.palindrome.acceptance;

/**
 * One case: what we say and what the case says.
 *
 * @param id names the case within its family, for example {@code mattermost/000010}
 * @param outcome whether they agree
 * @param ours our answer
 * @param theirs the recorded answer
 * @param reproduction a command that shows ours
 */
record Answer(String id, Outcome outcome, String ours, String theirs, String reproduction) {
    enum Outcome {
        AGREED,
        DISAGREED,
        NOT_APPLICABLE
    }

    static Answer of(String id, String ours, String theirs, String reproduction) {
        return new Answer(id, ours.equals(theirs) ? Outcome.AGREED : Outcome.DISAGREED, ours, theirs, reproduction);
    }

    static Answer notApplicable(String id, String why) {
        return new Answer(id, Outcome.NOT_APPLICABLE, why, "", "");
    }
}

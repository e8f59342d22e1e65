package dev.palindrome.junit;

/** What each combination of the matrix runs. They say nothing of the server: the runner does, by configuration parameters. */
final class MatrixTestCases {
    private MatrixTestCases() {}

    @MigrationTest(locations = "classpath:histories/good")
    static class GoodTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/broken")
    static class BrokenTestCases implements MigrationContract {}
}

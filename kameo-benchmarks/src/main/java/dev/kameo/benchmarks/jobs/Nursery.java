package dev.kameo.benchmarks.jobs;

/// An actor with very many children, which do nothing but arrive.
public interface Nursery {

  /// Has the parent spawn a child for each place of the array and put its ref there. With a
  /// message, each child is told one at once, and arrives when it handles it.
  ///
  /// @param children to be filled
  /// @param arrivals where the children arrive; those without a message never do
  /// @param withMessage whether they are told one
  void spawn(Object[] children, Arrivals arrivals, boolean withMessage) throws Exception;

  /// Tells each child a message, after which it arrives.
  void tellEach(Object[] children);

  /// Stops all children and forgets them. Returns when they are gone.
  void clear() throws Exception;
}

/// Generates messages from annotated methods: for the processor path of the compiler.
///
/// See [dev.kameo.processor.MessagesProcessor].
module dev.kameo.processor {
  requires static org.jspecify;
  requires java.compiler;

  provides javax.annotation.processing.Processor with
      dev.kameo.processor.MessagesProcessor;
}

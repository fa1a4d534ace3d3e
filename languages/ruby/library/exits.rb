# What has to be done when a program ends, kept where we can do it.

module Kernel
  def at_exit(&block)
    raise ArgumentError, "called without block" unless block

    RubyVM::Program.exit_handlers << block
    block
  end
  module_function :at_exit
end

class << ObjectSpace
  define, undefine = instance_method(:define_finalizer), instance_method(:undefine_finalizer)
  # By the ids of their objects.
  pending = RubyVM::Program.finalizers
  finalize = ->(id) { pending.delete(id)&.each { |finalizer| finalizer.call(id) } }

  define_method(:define_finalizer) do |object, finalizer = nil, &block|
    finalizer ||= block
    unless finalizer.respond_to?(:call)
      raise ArgumentError, "wrong type argument #{finalizer.class} (should be callable)"
    end

    id = object.object_id
    define.bind_call(self, object, finalize) unless pending.key?(id)
    (pending[id] ||= []) << finalizer
    [0, finalizer]
  end

  define_method(:undefine_finalizer) do |object|
    pending.delete(object.object_id)
    undefine.bind_call(self, object)
  end
end

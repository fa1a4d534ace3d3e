# RubyGems costs memory and time that few programs want: it is loaded when it is asked for. Gems that come with Ruby are
# found without it.

Dir["/usr/local/lib/ruby/gems/*/gems/*/lib"].sort.each { |folder| $LOAD_PATH << folder }
$LOADED_FEATURES << "#{RbConfig::CONFIG["rubylibdir"]}/rubygems.rb"

module Gem

  class << self
    def const_missing(name)
      RubyVM::Gems.load
      const_get(name)
    end

    def method_missing(name, ...)
      RubyVM::Gems.load
      public_send(name, ...)
    end

    def respond_to_missing?(name, all = false)
      RubyVM::Gems.load
      respond_to?(name, all)
    end
  end
end

module Kernel
  def gem(...)
    RubyVM::Gems.load
    gem(...)
  end
  private :gem
end

module RubyVM::Gems
  def self.load
    class << Gem
      %i[const_missing method_missing respond_to_missing?].each { |name| remove_method(name) }
    end
    Kernel.send(:remove_method, :gem)
    $LOADED_FEATURES.delete("#{RbConfig::CONFIG["rubylibdir"]}/rubygems.rb")
    require "rubygems"
  end
end

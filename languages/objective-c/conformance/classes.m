#import <Foundation/Foundation.h>

/* Shapes that know their class, and a proxy that answers for whatever it stands before. */

@protocol Measured <NSObject>
- (double) area;
@optional
- (double) perimeter;
@end

@interface Shape : NSObject <Measured, NSCopying> {
  NSString *_name;
}
@property (nonatomic, copy) NSString *name;
+ (instancetype) shapeNamed: (NSString *)name;
@end

@implementation Shape
@synthesize name = _name;

+ (instancetype) shapeNamed: (NSString *)name {
  Shape *shape = [[self new] autorelease];
  shape.name = name;
  return shape;
}

- (double) area {
  [self doesNotRecognizeSelector: _cmd];
  return 0;
}

- (id) copyWithZone: (NSZone *)zone {
  Shape *copy = [[[self class] allocWithZone: zone] init];
  copy.name = [_name stringByAppendingString: @"'"];
  return copy;
}

- (NSString *) description {
  return [NSString stringWithFormat: @"<%@ %@ %.3f>", NSStringFromClass([self class]), _name, [self area]];
}

- (void) dealloc {
  printf("%s goes\n", [_name UTF8String]);
  [_name release];
  [super dealloc];
}
@end

@interface Circle : Shape {
  double radius;
}
@end

@implementation Circle
- (double) area { return M_PI * radius * radius; }
- (id) copyWithZone: (NSZone *)zone {
  Circle *copy = [super copyWithZone: zone];
  copy->radius = radius;
  return copy;
}
@end

@interface Box : Shape {
  double width, height;
}
@property (nonatomic, assign) double width, height;
@end

@implementation Box
@synthesize width, height;
- (double) area { return width * height; }
- (double) perimeter { return 2 * (width + height); }
@end

/* A category: every object may be told to describe itself louder. */
@interface NSObject (Loud)
- (NSString *) loudly;
@end

@implementation NSObject (Loud)
- (NSString *) loudly { return [[self description] uppercaseString]; }
@end

@interface Counter : NSProxy {
  id target;
  NSCountedSet *calls;
}
+ (id) before: (id)object;
- (NSCountedSet *) calls;
@end

@implementation Counter
+ (id) before: (id)object {
  Counter *counter = [self alloc];
  counter->target = [object retain];
  counter->calls = [NSCountedSet new];
  return [counter autorelease];
}
- (NSCountedSet *) calls { return calls; }
- (NSMethodSignature *) methodSignatureForSelector: (SEL)selector {
  return [target methodSignatureForSelector: selector];
}
- (void) forwardInvocation: (NSInvocation *)invocation {
  [calls addObject: NSStringFromSelector([invocation selector])];
  [invocation invokeWithTarget: target];
}
- (void) dealloc {
  [target release];
  [calls release];
  [super dealloc];
}
@end

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  Circle *circle = [Circle shapeNamed: @"disc"];
  Box *box = [Box shapeNamed: @"card"];

  /* By key, even where there is no accessor. */
  [circle setValue: [NSNumber numberWithDouble: 1.5] forKey: @"radius"];
  [box setValuesForKeysWithDictionary:
    [NSDictionary dictionaryWithObjectsAndKeys: @"4", @"width", [NSNumber numberWithInt: 3], @"height", nil]];

  for (Shape *shape in [NSArray arrayWithObjects: circle, box, nil]) {
    BOOL measured = [shape respondsToSelector: @selector(perimeter)];
    printf("%s %s\n", [[shape description] UTF8String], measured ? "has a perimeter" : "has none");
    if (measured) printf("it is %g\n", [shape perimeter]);
  }
  Circle *other = [circle copy];
  printf("%s\n", [[other loudly] UTF8String]);
  [other release];

  id counted = [Counter before: box];
  [counted setWidth: 10];
  double sum = [counted area] + [counted area] + [box area];
  printf("%g, %lu areas, %lu widths\n", sum, (unsigned long)[[counted calls] countForObject: @"area"],
    (unsigned long)[[counted calls] countForObject: @"setWidth:"]);

  SEL area = NSSelectorFromString(@"area");
  double (*direct)(id, SEL) = (double (*)(id, SEL))[box methodForSelector: area];
  printf("%g by its address\n", direct(box, area));
  printf("%d %d %d %d\n", [box isKindOfClass: [Shape class]], [box isMemberOfClass: [Shape class]],
    [Box conformsToProtocol: @protocol(Measured)], [Box instancesRespondToSelector: @selector(loudly)]);
  printf("nobody answers nothing: %d\n", [(Box *)nil name] == nil && [(Box *)nil hash] == 0);
  @try {
    NSLog(@"%f", [[Shape shapeNamed: @"idea"] area]);
  }
  @catch (NSException *e) {
    printf("%s\n", [[e name] UTF8String]);
  }
  [pool drain];
  return 0;
}

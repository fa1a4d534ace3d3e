#import <Foundation/Foundation.h>

/* A lazy range with fast enumeration, functions as objects, and collections that sort and change. */

@interface Range : NSObject <NSFastEnumeration> {
  long from, to, step;
}
+ (Range *) from: (long)from to: (long)to step: (long)step;
@end

@implementation Range
+ (Range *) from: (long)from to: (long)to step: (long)step {
  Range *range = [[self new] autorelease];
  range->from = from, range->to = to, range->step = step;
  return range;
}
- (NSUInteger) countByEnumeratingWithState: (NSFastEnumerationState *)state objects: (id *)stack count: (NSUInteger)count {
  long next = state->state == 0 ? from : (long)state->extra[0];
  NSUInteger filled = 0;
  state->state = 1;
  state->itemsPtr = stack;
  state->mutationsPtr = &state->extra[1];
  for (; filled < count && next < to; next += step) stack[filled++] = [NSNumber numberWithLong: next];
  state->extra[0] = next;
  return filled;
}
@end

/* What blocks are elsewhere: an object with one method, and what it has caught in its variables. */
@protocol Function <NSObject>
- (id) call: (id)argument;
@end

@interface Power : NSObject <Function> {
  int exponent;
}
+ (id) of: (int)exponent;
@end
@implementation Power
+ (id) of: (int)exponent {
  Power *power = [[self new] autorelease];
  power->exponent = exponent;
  return power;
}
- (id) call: (id)argument {
  long long result = 1;
  for (int i = 0; i < exponent; i++) result *= [argument longLongValue];
  return [NSNumber numberWithLongLong: result];
}
@end

@interface NSArray (Functional)
- (NSArray *) map: (id <Function>)function;
- (id) fold: (id)start with: (SEL)selector;
@end

@implementation NSArray (Functional)
- (NSArray *) map: (id <Function>)function {
  NSMutableArray *mapped = [NSMutableArray arrayWithCapacity: [self count]];
  for (id each in self) [mapped addObject: [function call: each]];
  return mapped;
}
- (id) fold: (id)start with: (SEL)selector {
  for (id each in self) start = [start performSelector: selector withObject: each];
  return start;
}
@end

@interface NSNumber (Sum)
- (NSNumber *) plus: (NSNumber *)other;
@end
@implementation NSNumber (Sum)
- (NSNumber *) plus: (NSNumber *)other { return [NSNumber numberWithLongLong: [self longLongValue] + [other longLongValue]]; }
@end

static void show(const char *what, id <NSObject> value) {
  NSString *text = [value description];
  if ([value isKindOfClass: [NSArray class]]) text = [(NSArray *)value componentsJoinedByString: @" "];
  printf("%-8s %s\n", what, [text UTF8String]);
}

static NSInteger byLength(id a, id b, void *direction) {
  NSInteger difference = (NSInteger)[a length] - (NSInteger)[b length];
  return ((difference > 0) - (difference < 0)) * *(int *)direction;
}

int main(void) {
  NSAutoreleasePool *pool = [NSAutoreleasePool new];
  NSMutableArray *numbers = [NSMutableArray array];
  for (NSNumber *number in [Range from: 3 to: 80 step: 7]) [numbers addObject: number];
  show("range", numbers);
  show("cubes", [numbers map: [Power of: 3]]);
  show("sum", [[numbers map: [Power of: 2]] fold: [NSNumber numberWithInt: 0] with: @selector(plus:)]);
  show("reverse", [[numbers reverseObjectEnumerator] allObjects]);
  show("middle", [numbers filteredArrayUsingPredicate: [NSPredicate predicateWithFormat: @"intValue > 20 AND intValue < 50"]]);

  NSArray *words = [@"pear fig apple kiwi plum date cherry lime" componentsSeparatedByString: @" "];
  int up = 1, down = -1;
  show("stable", [words sortedArrayUsingFunction: byLength context: &up]);
  show("down", [words sortedArrayUsingFunction: byLength context: &down]);
  show("letters", [words sortedArrayUsingSelector: @selector(caseInsensitiveCompare:)]);

  NSMutableDictionary *groups = [NSMutableDictionary dictionary];
  for (NSString *word in words) {
    NSNumber *length = [NSNumber numberWithUnsignedInteger: [word length]];
    NSMutableArray *group = [groups objectForKey: length];
    if (group == nil) [groups setObject: group = [NSMutableArray array] forKey: length];
    [group addObject: word];
  }
  for (NSNumber *length in [[groups allKeys] sortedArrayUsingSelector: @selector(compare:)])
    printf("%d: %s\n", [length intValue], [[[groups objectForKey: length] componentsJoinedByString: @","] UTF8String]);

  NSMutableIndexSet *indexes = [NSMutableIndexSet indexSetWithIndexesInRange: NSMakeRange(1, 3)];
  [indexes addIndex: 6];
  show("chosen", [words objectsAtIndexes: indexes]);
  NSMutableArray *rest = [[words mutableCopy] autorelease];
  [rest removeObjectsAtIndexes: indexes];
  [rest exchangeObjectAtIndex: 0 withObjectAtIndex: 1];
  [rest insertObject: [NSNull null] atIndex: 2];
  show("rest", rest);
  NSMutableSet *set = [NSMutableSet setWithArray: words];
  [set minusSet: [NSSet setWithArray: rest]];
  show("set", [[set allObjects] sortedArrayUsingSelector: @selector(compare:)]);
  @try {
    for (id each in rest) [rest removeObject: each];
  }
  @catch (NSException *e) { show("caught", [e name]); }
  [pool drain];
  return 0;
}
